import { useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import type { Movement } from '../net/wire';
import { describe } from '../net/problem';
import { Icon } from '../ui/Icon';
import { proves } from './proveMovement';
import { changeText, reasonText } from './walletText';

type Proof = '' | 'asking' | 'right' | 'wrong' | { refused: string };

/** A movement, and the proof of it for who wants one: computed here, against what the log's key has signed. */
export function MovementLine({ movement }: { movement: Movement }) {
  const [proof, setProof] = useState<Proof>('');
  const { number } = movement;

  async function prove(of: number): Promise<void> {
    setProof('asking');
    try {
      setProof(await proves(of, movement) ? 'right' : 'wrong');
    } catch (error) {
      setProof({ refused: describe(error) });
    }
  }

  return (
    <li class="wallet-line" data-testid="movement" data-reason={movement.reason}>
      <span>
        {reasonText(movement.reason)}
        <small>{dayAndTime(movement.at, Date.now())}{number ? ` · ${text('wallet.number', { n: number })}` : ''}</small>
      </span>
      <strong class={movement.amount > 0 ? 'gains' : ''}>{changeText(movement)}</strong>
      {number && (
        <button type="button" class="plain" data-testid="movement-prove" disabled={proof === 'asking'} onClick={() => void prove(number)}>
          {text('wallet.prove')}
        </button>
      )}
      {proof && proof !== 'asking' && (
        <p class="wallet-proof" role="status" data-testid="movement-proof" data-proof={typeof proof === 'string' ? proof : 'refused'}>
          <Icon name={proof === 'right' ? 'check' : 'warning'} size={18} />
          {typeof proof === 'string' ? text(`wallet.proof.${proof}`) : proof.refused}
        </p>
      )}
    </li>
  );
}
