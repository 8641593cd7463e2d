/** A day and a time of China's clock, as inputs have them, as a moment. China has one zone and no summer time. */
export const moment = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
