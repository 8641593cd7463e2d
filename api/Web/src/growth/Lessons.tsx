import { lang } from '../i18n/i18n';
import type { Course } from '../net/wire';

/** What the course teaches; only some of the lessons where a quiz says which to read again. */
export function Lessons({ course, only }: { course: Course; only?: readonly string[] }) {
  const chinese = lang.value === 'zh';
  return (
    <ol class="lessons" data-testid="lessons">
      {course.lessons.filter(({ id }) => !only || only.includes(id)).map((lesson) => (
        <li key={lesson.id}>
          <h4>{chinese ? lesson.title : lesson.titleEn}</h4>
          <ul>
            {lesson.points.map((point) => <li key={point.text}>{chinese ? point.text : point.textEn}</li>)}
          </ul>
        </li>
      ))}
    </ol>
  );
}
