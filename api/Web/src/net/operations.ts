import type { paths } from './openapi';

/** The types of a call, read off the generated description of the api. Nothing of them is left in what a phone downloads but the last function. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Root = '/api/v1';

/** Paths that have a method, as templates such as `/stations/{id}`, behind `/api/v1`. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Lowercase<M>, { responses: unknown }> ? (P extends `${Root}${infer Short}` ? Short : never) : never;
}[keyof paths];

export type Operation<M extends Method, P extends PathOf<M>> = `${Root}${P}` extends keyof paths
  ? paths[`${Root}${P}`] extends Record<Lowercase<M>, infer O> ? O : never
  : never;

/** Values for the places in the path, and for the query. */
export type Parameters<O> = O extends { parameters: infer P } ? Pick<P, Extract<keyof P, 'path' | 'query'>> : object;

type Json<T> = T extends { content: { 'application/json': infer J } } ? J : undefined;

/** A picture, where the body is not JSON. */
export type BodyOf<O> = O extends { requestBody: infer B }
  ? { body: B extends { content: { 'application/json': infer J } } ? J : Blob }
  : { body?: never };

/** What an operation answers when it does as asked; nothing where the document knows of no content. */
export type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Json<R[S]> : never }[keyof R]
  : never;

export interface Values { path?: Record<string, string | number> | undefined; query?: Record<string, unknown> | undefined }

/** A path with its values filled in. Commas stay as they are: so boot.js writes the address that it asks for in advance. */
export function addressOf(template: string, { path, query }: Values): string {
  const encoded = (value: unknown) => encodeURIComponent(String(value)).replace(/%2C/g, ',');
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encoded(path?.[name]));
  const asked = Object.entries(query ?? {}).filter(([, value]) => value != null).map(([name, value]) => `${name}=${encoded(value)}`);
  return asked.length > 0 ? `${filled}?${asked.join('&')}` : filled;
}
