/** Shapes of the public contract (camelCase JSON, UTC times, WGS-84 positions). */
export interface Position { lat: number; lon: number }

export type PortStatus = 'available' | 'reserved' | 'charging' | 'faulted' | 'offline';

export interface PortCounts {
  total: number; available: number; reserved: number; charging: number; faulted: number; offline: number;
}

export type StationState = 'free' | 'full' | 'closed' | 'offline' | 'noPorts' | 'retired';

export interface StationSummary {
  id: string;
  name: string;
  district: string;
  position: Position;
  open: boolean;
  ports: PortCounts;
  services: string[];
  revision: number;
  /** When the station's charging controller was last heard; null when it never was. */
  asOf: string | null;
  connected?: boolean;
  /** What a rider can expect, in the server's one word. */
  state: StationState;
  /** Whether a port could be held now, as the server says. */
  reservable: boolean;
  distanceM?: number | null;
}

export interface Port {
  port: number;
  status: PortStatus;
  at: string | null;
  asOf: string | null;
  /** Who keeps a reserved port; `device` for somebody that only the station's controller knows. */
  heldBy: 'rider' | 'device' | null;
}

export interface StationDetail extends Omit<StationSummary, 'ports'> {
  ports: PortCounts & { items: Port[] };
  hours?: { opens: string; closes: string } | null;
  door?: 'none' | 'hours' | 'always';
  operatorName?: string | null;
  address?: string | null;
  retired?: boolean;
}

export type TaskStatus = 'reported' | 'accepted' | 'offering' | 'assigned' | 'inProgress' | 'submitted'
  | 'verified' | 'rejected' | 'cancelled' | 'expired';

export interface TaskHistory { status: TaskStatus; at: string; by?: string | null; note?: string | null; event?: string | null }

export interface Evidence { note?: string | null; photoId?: string | null; photoFollows?: boolean | null }

export interface Task {
  id: string;
  type: string;
  position: Position;
  district: string;
  note?: string | null;
  status: TaskStatus;
  points: number;
  minutes: number;
  assignee?: string | null;
  assigneeName?: string | null;
  deadline: string;
  createdAt?: string;
  revision?: number;
  overdue?: boolean;
  needsDispatcher?: boolean;
  openOffers?: number;
  ring?: number | null;
  evidence?: Evidence | null;
  /** What the reader may do with it now: the server knows, the page does not. */
  actions?: TaskAction[];
  history?: TaskHistory[];
}

export type TaskAction = 'accept' | 'decline' | 'start' | 'submit' | 'verify' | 'reject' | 'offer' | 'assign' | 'cancel';

/** A task of the rider's that came to nothing, until they have seen why. */
export interface EndedTask { taskId: string; type: string; status: 'rejected' | 'cancelled'; at: string; reason?: string | null }

export interface TaskPrice { type: string; name: string; nameEn?: string; points: number; minutes: number; skills: string[] }

export interface Offer { offerId: string; task: Task; distanceM: number; points: number; minutes?: number; expiresAt: string; accuracyM?: number | null }

export interface Reservation { reservationId: string; stationId: string; stationName?: string; port: number; expiresAt: string }

export interface Me {
  id: string;
  displayName: string;
  tier: string;
  homeDistrict: string | null;
  onDuty: boolean;
  balance: { points: number; socialHours: number };
  activeTask?: Task | null;
  endedTasks?: EndedTask[];
  reservation?: Reservation | null;
  /** From when on a port may be held again; null for now. */
  mayReserveFrom?: string | null;
  offers?: Offer[];
  skills?: string[];
  dutySince?: string | null;
  limitAt?: string | null;
  orderDeadline?: string | null;
  restUntil?: string | null;
  serverNow?: string;
}

export interface Candidate {
  riderId: string; displayName: string; distanceM: number; skills: string[]; slackMinutes?: number | null;
  accuracyM?: number | null; placedAt?: string | null; reason?: string | null; mayAssign?: boolean;
}

export interface District { adcode: string; name: string; nameEn: string; city: string; centre: Position }

export interface Recognised { stationId: string; stationName: string; at: string; visiting: boolean }

export interface Welcome { displayName: string; tier: string; visiting: boolean; points: number; socialHours?: number; at?: string }

export interface DoorCommand { open: boolean; reason?: string | null; expiresAt?: string | null }

export type Role = 'rider' | 'dispatcher' | 'operator' | 'device' | 'partner' | 'auditor' | 'admin';

export interface DemoPerson { subject: string; role: Role; displayName: string; districts?: string[]; stationId?: string | null }

export interface Page<T> { items: T[]; next: string | null }
