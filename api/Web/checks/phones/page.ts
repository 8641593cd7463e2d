/**
 * What a rider's page does with reports, without its pictures: it keeps them and sends them, by the page's own code. Each opening of the page is
 * a run of this file; `phones.mjs` gives it what a browser would.
 */
import { call, newOperationId, useTokens } from '../../src/net/api';
import { openOutbox, postReport } from '../../src/offline/outbox';
import { isDurable, unsent } from '../../src/offline/unsentCommands';
import { toSend } from '../../src/reports/reportDraft';

/** A report as the phone's owner makes it. */
interface Planned { note: string; classId: string; lat: number; lon: number; observedAt: number; photo: Blob | null }

interface Heard { arrived(step: string, operationId: string): void; refused(operationId: string, code: string): void }

function open(subject: string, heard: Heard): void {
  let token: string | null = null;
  const renew = async () => {
    token = (await call('POST', '/auth/token', { signed: false, body: { grant: 'demo', subject } })).accessToken;
    return token;
  };
  useTokens({ token: async () => token ?? renew(), renew });
  openOutbox(subject, {
    sent: (item) => heard.arrived(item.step, item.operationId),
    refused: (item, error) => heard.refused(item.operationId, error.code),
  });
}

/** Resolves when the report is kept on the phone, which is what its owner is told. */
async function report(operationId: string, { note, classId, lat, lon, observedAt, photo }: Planned): Promise<void> {
  const draft = {
    operationId, note, classId, position: { lat, lon }, accuracyM: null, observedAt, photo, voice: null,
  };
  await new Promise<void>((kept) => void postReport(toSend(draft, classId, classId), kept));
}

/** False while it keeps something only for as long as it is open, and says so. */
const mayBeClosed = () => isDurable.value || unsent.value.length === 0;

/** What is not sent yet, and how it fares. */
const waiting = () => unsent.value.map(({ step, tries, lastFailure }) => ({ step, tries, lastFailure }));

Object.assign(globalThis, { page: { open, report, newOperationId, mayBeClosed, waiting } });
