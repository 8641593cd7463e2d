import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { dayAndTime, lastDay } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Course, CourseStanding } from '../net/wire';
import { Lessons } from './Lessons';
import { Quiz } from './Quiz';

const ID = 'first-aid';

/** The course, whether the rider's certificate is valid, and the quiz. The server says how often it may be taken. */
export function CourseCard() {
  const [course, setCourse] = useState<Course | null>(null);
  const [standing, setStanding] = useState<CourseStanding | null>(null);
  const [open, setOpen] = useState<'lessons' | 'quiz' | null>(null);
  const [trouble, setTrouble] = useState('');

  const fail = (error: unknown) => setTrouble(describe(error));
  const lookUp = () => call('GET', '/riders/me/courses/{id}', { path: { id: ID } }).then(setStanding, fail);
  useEffect(() => {
    call('GET', '/courses/{id}', { path: { id: ID }, signed: false }).then(setCourse, fail);
    if (session.value) void lookUp();
  }, []);

  return (
    <section class="card" aria-labelledby="course-title">
      <h3 id="course-title">{text('growth.course')}</h3>
      {trouble && <p class="form-problem" role="alert" data-testid="course-trouble">{trouble}</p>}
      {!course && !trouble && <p class="empty" role="status">{text('growth.loading')}</p>}
      {course && (
        <>
          <p class="muted">
            {text('growth.courseWhat', {
              n: course.lessons.length, asked: course.questions.length, right: course.rightToPass, tries: course.triesPerDay,
            })}
          </p>
          <p class="course-note">{text('growth.notFull')}</p>
          {standing && <Standing standing={standing} />}
          <button type="button" class="secondary wide" aria-expanded={open === 'lessons'} data-testid="course-read"
            onClick={() => setOpen(open === 'lessons' ? null : 'lessons')}>
            {text(open === 'lessons' ? 'growth.hide' : 'growth.read')}
          </button>
          {open === 'lessons' && <Lessons course={course} />}
          {standing && open !== 'quiz' && standing.triesLeft > 0 && (
            <button type="button" class="primary wide" data-testid="quiz-open" onClick={() => setOpen('quiz')}>{text('growth.quiz')}</button>
          )}
          {open === 'quiz' && <Quiz course={course} onTaken={() => void lookUp()} onClose={() => setOpen(null)} />}
        </>
      )}
    </section>
  );
}

function Standing({ standing: { valid, validUntil, triesLeft, nextTryAt } }: { standing: CourseStanding }) {
  return (
    <p class="course-standing" data-testid="course-standing" data-valid={valid}>
      <strong>{!validUntil ? text('growth.none') : text(valid ? 'growth.valid' : 'growth.lapsed', { date: lastDay(validUntil) })}</strong>
      <small>
        {nextTryAt ? text('growth.nextTry', { time: dayAndTime(nextTryAt, Date.now()) }) : text('growth.triesLeft', { n: triesLeft })}
      </small>
    </p>
  );
}
