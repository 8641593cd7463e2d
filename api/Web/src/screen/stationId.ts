/** From the address of the page: /station/{id}. */
export const stationId = decodeURIComponent(location.pathname.replace(/^\/station\/?/, '').replace(/\/$/, ''));
