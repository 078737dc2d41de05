import { Problem } from '../../app/problem.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const undecodable = (): Problem => new Problem(422, 'audio.undecodable');
export const ascii = (bytes: Bytes, at: number, length = 4): string => String.fromCharCode(...bytes.subarray(at, at + length));
export const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
