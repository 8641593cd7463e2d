import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { districtName, districtsUnder, loadDistricts } from '../districts/districts';
import { live } from '../stations/stationStore';
import { loadPrices } from '../tasks/taskText';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { Notices } from '../ui/Notices';
import { useMinWidth } from '../ui/useMinWidth';
import { MapNote } from '../map/MapNote';
import { Board } from './Board';
import { boardStatus, boardLink, closeBoard, districtFilter, newPlace, openBoard, selected, tasks } from './boardState';
import { NewTask } from './NewTask';
import { TaskDetail } from './TaskDetail';

const DispatchMap = lazy(() => import('./DispatchMap'), () => text('map.loading'));

export function DispatchApp() {
  useEffect(() => {
    void loadDistricts();
    void loadPrices();
    return effect(() => { if (session.value) openBoard(); else closeBoard(); });
  }, []);
  const roomy = useMinWidth(62.5);
  const late = [...tasks.value.values()].filter((task) => task.overdue).length;
  useEffect(() => { document.title = `${late > 0 ? `(${late}) ` : ''}${text('dispatch.title')} · ${text('brand.name')}`; });

  if (!session.value) {
    return (
      <div class="dispatch">
        <Header title={text('dispatch.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="dispatcher" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  return (
    <div class={`dispatch ${roomy ? 'roomy' : ''}`}>
      <Header title={text('dispatch.title')}>
        <span class="who-am-i" data-testid="dispatcher-name"><bdi>{session.value.displayName}</bdi></span>
        <a class="plain tool-link" href="/cases" data-testid="to-cases">{text('dispatch.cases')}</a>
        <a class="plain tool-link" href="/hardship" data-testid="to-hardship">{text('dispatch.hardship')}</a>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <div role="status" class="connection" data-testid="connection">
        {boardLink.value === 'down' || live.value === 'down' ? <p><Icon name="warning" size={20} />{text('board.connectionDown')}</p>
          : boardStatus.value === 'stale' && <p><Icon name="clock" size={20} />{text('line.checking')}</p>}
      </div>
      <main>
        <div class="pane">
          <div class="map-area">
            <DispatchMap />
            <MapNote legend={text('board.mapHint')} />
          </div>
          {newPlace.value ? <NewTask place={newPlace.value} /> : selected.value ? <TaskDetail task={selected.value} /> : <Idle late={late} />}
        </div>
        <div class="board-area">
          <DistrictFilter />
          <Board />
        </div>
      </main>
      <Notices />
    </div>
  );
}

function Idle({ late }: { late: number }) {
  const known = boardStatus.value === 'live';
  const noneLate = known ? 'board.noneLate' : boardStatus.value === 'unknown' ? 'board.unknown' : 'board.stale';
  return (
    <section class="detail idle" aria-label={text('board.hintTitle')}>
      <p class={late > 0 ? 'detail-status late' : 'detail-status'} data-testid="late-total">
        <Icon name={late > 0 ? 'warning' : known ? 'check' : 'clock'} size={20} />
        <strong>{late > 0 ? text('board.lateTotal', { n: late }) : text(noneLate)}</strong>
      </p>
      <p class="muted">{text('board.hint')}</p>
    </section>
  );
}

function DistrictFilter() {
  const districts = districtsUnder(session.value?.districts ?? []);
  return (
    <div class="filters">
      <select class="chip" aria-label={text('board.district')} data-testid="district-filter" value={districtFilter.value}
        onChange={(event) => { districtFilter.value = event.currentTarget.value; }}>
        <option value="">{text('board.allDistricts')}</option>
        {districts.map((district) => <option key={district.adcode} value={district.adcode}>{districtName(district.adcode)}</option>)}
      </select>
    </div>
  );
}
