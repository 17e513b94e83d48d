#!/usr/bin/env node
// Plain old syntax, and no import at the top: a Node that is too old must be able to read this far.
var version = process.versions.node.split('.').map(Number);
var supported =
  (version[0] === 20 && version[1] >= 19) || (version[0] === 22 && version[1] >= 14) || version[0] > 22;
if (supported) {
  import('../dist/main.js').catch(function (error) {
    // Nothing is missing then.
    if (error.code === 'EMFILE' || error.code === 'ENFILE')
      return fail(
        'refund 没能开始：系统不让它再打开文件了（' +
          error.code +
          '）。关掉一些程序，或者用 ulimit -n 256 放宽，再试一次。\n' +
          'refund could not start: the system lets it open no more files (' +
          error.code +
          '). Close some programs, or allow more with ulimit -n 256, and try again.',
      );
    fail(
      'refund 没有装完整：重新装一次（npm install -g refund；从源码运行的，在它的文件夹里 npm ci）。\n' +
        'refund is not installed whole: install it again (npm install -g refund; or, where its source is, npm ci).\n' +
        '(' +
        String(error.message).split('\n')[0] +
        ')',
    );
  });
} else {
  fail(
    'refund 需要 Node 20.19 或 22.14 以上，现在是 ' +
      process.versions.node +
      '：请先到 nodejs.org 安装新版 Node。\n' +
      'refund needs Node 20.19, 22.14 or newer; this is ' +
      process.versions.node +
      ': install a newer Node first.',
  );
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
