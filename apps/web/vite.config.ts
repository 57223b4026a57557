// Build of the portal. Output goes to dist/web; the manifest feeds the first-load budget check.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { tokensCss } from './src/theme/tokens.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Serves the colours of theme/tokens.ts as one stylesheet, so that the first paint already has them. */
function tokens(): Plugin {
  const id = 'virtual:tokens.css';
  return {
    name: 'techmart-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) => (source === `\0${id}` ? tokensCss() : null),
  };
}

/** Puts the verifier of the ledger beside the portal, for everybody to take away. */
function verifier(): Plugin {
  return {
    name: 'techmart-verifier',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(at('../../tools/verify-ledger.mjs'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'verify-ledger.mjs', source });
    },
  };
}

export default defineConfig({
  root: at('.'),
  plugins: [react(), tokens(), verifier()],
  resolve: { alias: { '@libs': at('../../libs') } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: 'frame',
              test: /node_modules[\\/](react-router|@tanstack|i18next|react-i18next|openapi-fetch)[\\/]/,
              priority: 20,
            },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
            {
              name: 'antd-base',
              test: /node_modules[\\/](@ant-design[\\/](cssinjs|colors|fast-color)|antd[\\/]es[\\/](config-provider|theme|style|_util))/,
              priority: 10,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
