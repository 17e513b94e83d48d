import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyCall } from '../support/every-command.ts';
import { Program } from '../support/program.ts';

let program: Program;
let asked: string;
let hook: string;

/** Whatever reaches for the network is written down, and fails. */
const HOOK = (file: string) => `
const { appendFileSync } = require('node:fs');
const Module = require('node:module');
const NETWORK = ['net', 'tls', 'dns', 'dgram', 'http', 'https', 'http2', 'dns/promises', 'inspector', 'child_process'];
const deny = (what) => () => { appendFileSync(${JSON.stringify(file)}, what + '\\n'); throw new Error('no network: ' + what); };
const load = Module._load;
Module._load = function (name, ...rest) {
  const plain = String(name).replace(/^node:/, '');
  if (NETWORK.includes(plain)) appendFileSync(${JSON.stringify(file)}, 'require ' + plain + '\\n');
  return load.call(this, name, ...rest);
};
const net = process.getBuiltinModule('node:net');
net.Socket.prototype.connect = deny('connect');
net.Server.prototype.listen = deny('listen');
process.getBuiltinModule('node:dgram').createSocket = deny('datagram');
process.getBuiltinModule('node:dns').lookup = deny('lookup');
globalThis.fetch = deny('fetch');
globalThis.WebSocket = deny('websocket');
`;

beforeAll(() => {
  program = new Program();
  program.open();
  asked = join(program.home, '..', 'asked.txt');
  hook = join(program.home, '..', 'hook.cjs');
  writeFileSync(hook, HOOK(asked));
});
afterAll(() => program.remove());

describe('nothing is ever sent or asked for over a network', () => {
  it('by any command', () => {
    const calls = everyCall(program);
    expect(calls.length).toBeGreaterThan(35);
    for (const { name, words } of calls) {
      const { code, err } = program.runWith({ NODE_OPTIONS: `--require "${hook}"` }, ...words);
      // Opening a viewer starts another program; there is none here to start.
      if (name !== 'evidence open') expect([name, code, code === 0 ? '' : err]).toEqual([name, 0, '']);
    }
    const wanted = existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : [];
    expect(wanted.filter((one) => one !== 'require child_process')).toEqual([]);
  });

  it('which the hook would have seen', () => {
    writeFileSync(join(program.home, '..', 'asks.cjs'), "fetch('http://127.0.0.1:9').catch(() => {});");
    const run = program.runWith(
      { NODE_OPTIONS: `--require "${hook}" --require "${join(program.home, '..', 'asks.cjs')}"` },
      '--version',
    );
    expect(run.code).not.toBe(0);
    expect(readFileSync(asked, 'utf8')).toContain('fetch');
  });
});
