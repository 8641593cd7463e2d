import { useEffect, useRef, useState } from 'preact/hooks';
import { lastDay } from '../i18n/chinaTime';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import type { Course, QuizOutcome } from '../net/wire';
import { Lessons } from './Lessons';

interface Props { course: Course; onTaken: () => void; onClose: () => void }

/** The quiz: all questions on one page, handed in together. What was right the server knows, not the page. */
export function Quiz({ course, onTaken, onClose }: Props) {
  const question = useRef(new Question());
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [outcome, setOutcome] = useState<QuizOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const open = course.questions.filter(({ id }) => !chosen[id]).length;
  const chinese = lang.value === 'zh';

  async function handIn(): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      const answers = course.questions.map(({ id }) => ({ question: id, option: chosen[id]! }));
      setOutcome(await question.current.ask((operationId) =>
        call('POST', '/riders/me/courses/{id}/attempts', { path: { id: course.id }, body: { operationId, answers } })));
      onTaken();
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }

  if (outcome) return <Outcome course={course} outcome={outcome} onClose={onClose} />;
  return (
    <form class="quiz" data-testid="quiz" onSubmit={(event) => { event.preventDefault(); void handIn(); }}>
      {course.questions.map((asked, number) => (
        <fieldset key={asked.id} data-question={asked.id}>
          <legend>{number + 1}. {chinese ? asked.text : asked.textEn}</legend>
          {asked.options.map((option) => (
            <label key={option.id} class="quiz-option">
              <input type="radio" name={asked.id} value={option.id} checked={chosen[asked.id] === option.id}
                onChange={() => setChosen((before) => ({ ...before, [asked.id]: option.id }))} />
              <span>{chinese ? option.text : option.textEn}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {open > 0 && <p class="muted" role="status">{text('growth.unanswered', { n: open })}</p>}
      {trouble && <p class="form-problem" role="alert" data-testid="quiz-trouble">{trouble}</p>}
      <button type="submit" class="primary huge" disabled={busy || open > 0} data-testid="quiz-send">{text('growth.send')}</button>
    </form>
  );
}

function Outcome({ course, outcome: { passed, right, asked, validUntil, lessonsToRead }, onClose }: {
  course: Course; outcome: QuizOutcome; onClose: () => void;
}) {
  const said = useRef<HTMLDivElement>(null);
  // The form that it takes the place of was long: who handed it in is at its end.
  useEffect(() => { said.current?.scrollIntoView({ block: 'center' }); }, []);
  return (
    <div ref={said} class="quiz-outcome" role="status" data-testid="quiz-outcome" data-passed={passed}>
      <p>{passed && validUntil
        ? text('growth.passed', { right, asked, date: lastDay(validUntil) })
        : text('growth.failed', { right, asked })}</p>
      {lessonsToRead.length > 0 && <Lessons course={course} only={lessonsToRead} />}
      <button type="button" class="secondary wide" data-testid="quiz-close" onClick={onClose}>{text('growth.close')}</button>
    </div>
  );
}
