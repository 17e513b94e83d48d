import type { zh } from './zh/index.ts';

/** Every sentence of the interface. Chinese sets the shape; a language that lacks one does not compile. */
export type Messages = typeof zh;
