import { useEffect, useState } from 'preact/hooks';
import type { Position } from '../net/wire';
import { classesAt, type ClassesHere } from './caseClasses';

const nothing: ClassesHere = { classes: [], district: null, outside: false };

/** The classes of a place, to about a hundred metres; until they are known, those of the place before. */
export function useClassesAt(place: Position | null): ClassesHere {
  const [here, setHere] = useState(nothing);
  useEffect(() => {
    let gone = false;
    classesAt(place).then((found) => { if (!gone) setHere(found); }, () => undefined);
    return () => { gone = true; };
  }, [place ? `${place.lat.toFixed(3)},${place.lon.toFixed(3)}` : '']);
  return here;
}
