import { success } from '../../shared/result.ts';
import { type Handlers, withoutAnswer } from './call.ts';
import { casesHandlers } from './handlers/cases.ts';
import { checksHandlers } from './handlers/checks.ts';
import { credentialsHandlers } from './handlers/credentials.ts';
import { outboxHandlers } from './handlers/outbox.ts';
import { picturesHandlers } from './handlers/pictures.ts';
import { practiceHandlers } from './handlers/practice.ts';
import { programHandlers } from './handlers/program.ts';
import { recordsHandlers } from './handlers/records.ts';
import { reportsHandlers } from './handlers/reports.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { signingHandlers } from './handlers/signing.ts';
import { supportHandlers } from './handlers/support.ts';
import { updatesHandlers } from './handlers/updates.ts';
import { vaultHandlers } from './handlers/vault.ts';
import type { Services } from './services.ts';
import { withRecords } from './with-records.ts';

/** What each channel does: one file for each object of the contract that takes more than a line or two. */
export function createHandlers(services: Services): Handlers {
  const { pageState, wasRevived, recordsSession } = services;
  const working = withRecords(recordsSession);
  return {
    'history.search': (query) => working(async ({ records }) => success(await records.reader.history(query))),
    // What a page that died had kept.
    'page.read': () => success({ kept: pageState.read(), revived: wasRevived() }),
    'page.keep': withoutAnswer(({ key, value }) => pageState.keep(key, value)),
    'clipboard.write': withoutAnswer(({ text }) => services.copyText(text)),
    'links.open': withoutAnswer(({ link }) => services.openLink(link)),
    ...casesHandlers(services),
    ...checksHandlers(services),
    ...credentialsHandlers(services),
    ...outboxHandlers(services),
    ...picturesHandlers(services),
    ...practiceHandlers(services),
    ...programHandlers(services),
    ...recordsHandlers(services),
    ...reportsHandlers(services),
    ...settingsHandlers(services),
    ...signingHandlers(services),
    ...supportHandlers(services),
    ...updatesHandlers(services),
    ...vaultHandlers(services),
  };
}
