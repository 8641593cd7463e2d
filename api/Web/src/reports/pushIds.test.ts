import { describe, expect, it } from 'vitest';
import { base64Url, receiverId } from './pushIds';

describe('a browser that is told', () => {
  it('is called as the server calls it', async () => {
    expect(await receiverId('https://push.example/1')).toBe('n6098339f43dfb0ee14f56790a20094d5');
  });

  it('has its key written as the server writes it', () => {
    expect(base64Url(new Uint8Array([251, 255, 191, 4]))).toBe('-_-_BA');
  });
});
