// The least server that answers a hot read: node:http and one statement through pg. A yardstick, not a part of the product.
import { createServer } from 'node:http';
import { Pool } from 'pg';

const { DATABASE_URL, PORT, STATEMENT = '', USER_ID } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL });

createServer(async (_request, answer) => {
  const { rows } = await pool.query(STATEMENT, [USER_ID]);
  answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows[0]));
}).listen(Number(PORT), '127.0.0.1');
