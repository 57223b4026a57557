// The door of the platform: everything other rooms and the apps may use.
export { Clock } from './clock.js';
export { Config, ConfigFault, loadConfig } from './config/config.js';
export { bigintColumn } from './database/columns.js';
export {
  afterCommit,
  atCommit,
  Database,
  isUniqueViolation,
  prepared,
  thenAwait,
  type Tx,
} from './database/database.js';
export { APP_ROLE, ownerDataSource, requireSchema, serveOptions } from './database/data-source.js';
export { csvLine, harmless } from './document/cell.schema.js';
export { CSV_TYPE, csvStream } from './document/csv.js';
export { fileName, sendTable, TABLE_MEDIA } from './document/download.js';
export { TABLE_FORMATS, TableFormat } from './document/format.schema.js';
export { pdfDocument, type PdfColumn, type PdfContent, type PdfTable } from './document/pdf.js';
export type { Rows, TableColumn } from './document/table.js';
export { sheet, XLSX_TYPE, xlsxStream, xlsxWorkbook, type Definition, type Sheet } from './document/xlsx.js';
export { defineEvent, type EventType } from './events/event.js';
export { Handlers } from './events/handlers.js';
export { On, type EventMeta } from './events/on.decorator.js';
export { Outbox } from './events/outbox.js';
export { Relay } from './events/relay.js';
export { FileStore, type StoredFile } from './files/file-store.js';
export { sendAttachment } from './http/attachment.js';
export { Can, KeepsNoAnswer, PERMISSION, Public, PUBLIC, RequiresIdempotencyKey } from './http/access.decorators.js';
export { createHttpApp } from './http/http-app.js';
export type { ActorRequest } from './http/idempotency.js';
export { LimitedTo } from './http/limited.decorator.js';
export { Abilities, decodeCursor, encodeCursor, pageOf, PageQuery, wholeNumber } from './http/page.js';
export {
  defineProblems,
  problem,
  problemCatalogue,
  ProblemError,
  ProblemView,
  type FieldError,
} from './http/problem.js';
export { Returns, ReturnsNothing, ReturnsStream } from './http/returns.decorator.js';
export { routesOf, type Route } from './http/routes.js';
export { DEMO_LOAD_SETTING } from './http/status.controller.js';
export { MAX_UPLOAD_BYTES, readUpload, type Upload } from './http/upload.js';
export { IdParam, newId } from './ids.js';
export { Uuid, uuidSaying } from './ids.schema.js';
export { defineEnglish, language, LANGUAGES, said, told, withLanguage, type Language } from './language.js';
export { defineLifecycle, type Lifecycle } from './lifecycle/lifecycle.js';
export { Log } from './log/log.js';
export { newTraceId, traceId, withTrace } from './log/trace.js';
export { Metrics } from './metrics/metrics.js';
export { PlatformModule } from './platform.module.js';
export { Consumer } from './queue/consumer.js';
export { Queues } from './queue/queue.service.js';
export { QUEUE_NAMES, QUEUES, type QueueName } from './queue/queues.js';
export { Task, type Schedule } from './queue/task.js';
export * from './search/search.port.js';
export {
  askedQuestion,
  NEW_DOCUMENTS,
  newDocumentParameters,
  newDocuments,
  rarestTokens,
  storedQuestion,
} from './search/embedded/stored-questions.js';
export { documentHash, fingerprintOf } from './search/fingerprint.js';
export { SearchSources, type SearchSource } from './search/search.sources.js';
export { SearchUpkeep, type Reconciliation } from './search/search.upkeep.js';
export { SearchWords, type WordsEffect } from './search/search.words.js';
export { askedWords } from './search/words.js';
export { WordList, WordListDraft } from './search/words.schema.js';
export { searchEngineOf } from './search/search.provider.js';
export { bigrams, characters, normalise, plainWords, searchWords } from './search/text.js';
export { Settings } from './settings.js';
export { isSafeText, safeText } from './text.schema.js';
