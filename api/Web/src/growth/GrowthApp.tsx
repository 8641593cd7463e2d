import { useEffect } from 'preact/hooks';
import { session } from '../accounts/session';
import { lang, text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { CourseCard } from './CourseCard';
import { Hiring } from './Hiring';
import { Honours } from './Honours';

export function GrowthApp() {
  useEffect(() => { document.title = `${text('growth.title')} · ${text('brand.name')}`; }, [lang.value]);
  const subject = session.value?.subject;
  return (
    <div class="growth">
      <Header title={text('growth.title')} />
      <main>
        <section class="growth-intro">
          <h2>{text('growth.headline')}</h2>
          <p>{text('growth.what')}</p>
          {!subject && <a class="linkish" href="/rider" data-testid="growth-sign-in">{text('growth.signIn')}</a>}
        </section>
        <CourseCard key={`course-${subject}`} />
        <Honours key={`honours-${subject}`} />
        {subject && <Hiring key={`hiring-${subject}`} />}
      </main>
      <Notices />
    </div>
  );
}
