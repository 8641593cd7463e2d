import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import type { PriceListHeader } from '../net/wire';
import { Changes } from './Changes';
import type { ListKind } from './entries';
import { address, CITY, loadHistory, loadVersion, type Published } from './priceLists';
import { scopeName, validity } from './priceText';

interface Props {
  kind: ListKind;
  scopes: string[];
  /** Another one reads the history anew. */
  stamp?: number;
}

/** The versions of a list, the newest first, each with what it changed. */
export function History({ kind, scopes, stamp = 0 }: Props) {
  const [versions, setVersions] = useState<PriceListHeader[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    Promise.all(scopes.map((scope) => loadHistory(kind, scope))).then(
      (found) => {
        if (!gone) setVersions(found.flat().sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.number - a.number));
      },
      (error: unknown) => { if (!gone) setProblem(describe(error)); },
    );
    return () => { gone = true; };
  }, [kind, scopes.join(), stamp]);

  if (problem) return <p class="form-problem" role="alert">{problem}</p>;
  if (!versions) return <p class="muted" role="status">{text('prices.loading')}</p>;
  if (versions.length === 0) return <p class="muted">{text('prices.replacesNone')}</p>;
  return (
    <ul class="history" data-testid={`history-${kind}`}>
      {versions.map((version) => <Version key={`${version.district ?? CITY}/${version.number}`} kind={kind} version={version} />)}
    </ul>
  );
}

function Version({ kind, version }: { kind: ListKind; version: PriceListHeader }) {
  const [published, setPublished] = useState<Published | null>(null);
  const [problem, setProblem] = useState('');
  const scope = version.district ?? CITY;

  function open(event: Event): void {
    if (!(event.currentTarget as HTMLDetailsElement).open || published) return;
    setProblem('');
    loadVersion(kind, scope, version.number).then(setPublished, (error: unknown) => setProblem(describe(error)));
  }

  return (
    <li data-testid="version" data-scope={scope} data-number={version.number}>
      <details onToggle={open}>
        <summary>
          <strong>{text('prices.version', { scope: scopeName(version.district), n: version.number })}</strong>
          <span>{validity(version)}</span>
          <span class="muted"><bdi>{version.note}</bdi></span>
        </summary>
        <p class="muted">
          {text('prices.publishedBy', { by: version.author ?? text('prices.program'), at: dayAndTime(version.publishedAt, 0) })}
        </p>
        {published ? <Changes changes={published.changes} /> : problem
          ? <p class="form-problem" role="alert">{problem}</p>
          : <p class="muted" role="status">{text('prices.loading')}</p>}
        <p class="files">
          <a href={address(kind, `/versions/${scope}/${version.number}`)}>JSON</a>
          <a href={address(kind, `/versions/${scope}/${version.number}?format=csv`)}>CSV</a>
        </p>
      </details>
    </li>
  );
}
