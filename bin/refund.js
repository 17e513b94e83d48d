#!/usr/bin/env node
// Plain old syntax, and no import at the top: a Node that is too old must be able to read this far.
var version = process.versions.node.split('.').map(Number);
var supported =
  (version[0] === 20 && version[1] >= 19) || (version[0] === 22 && version[1] >= 14) || version[0] > 22;
if (supported) {
  import('../dist/main.js');
} else {
  console.error(
    'refund 需要 Node 20.19 或 22.14 以上，现在是 ' +
      process.versions.node +
      '：请先到 nodejs.org 安装新版 Node。\n' +
      'refund needs Node 20.19, 22.14 or newer; this is ' +
      process.versions.node +
      ': install a newer Node first.',
  );
  process.exitCode = 1;
}
