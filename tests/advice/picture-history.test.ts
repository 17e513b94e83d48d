import { describe, expect, it } from 'vitest';
import { pictureHistory } from '../../src/advice/contents.ts';

const of = (software: string[], taken?: string, changed?: string) =>
  pictureHistory({ software, taken, changed });

describe('the history of a picture', () => {
  it.each([
    ['Adobe Photoshop 25.0 (Windows)', 'Photoshop'],
    ['Adobe Photoshop Lightroom Classic 13.1', 'Lightroom'],
    ['Adobe ImageReady', 'Photoshop'],
    ['GIMP 2.10.34', 'GIMP'],
    ['Created with GIMP', 'GIMP'],
    ['美图秀秀', '美图秀秀'],
    ['MTXX_android', '美图秀秀'],
    ['PicsArt Photo Studio', 'PicsArt'],
    ['Snapseed 2.0', 'Snapseed'],
    ['醒图', '醒图'],
    ['Canva', 'Canva'],
    ['Pixelmator Pro 3.5', 'Pixelmator'],
  ])('names the editing program behind %s', (software, program) => {
    expect(of(['17.5.1', software])).toEqual([{ what: 'edited', program }]);
  });

  // The worst thing here: to tell somebody that an honest screenshot was edited.
  it.each([
    '17.5.1',
    '10.3.3',
    'Android 14',
    'Android UP1A.231005.007',
    'HDR+ 1.0.547252742zd',
    'MIUI',
    'MIUI 14.0.6.0',
    'HyperOS',
    'HarmonyOS 4.0.0',
    'ELE-AL00 10.1.0.162(C00E160R2P11)',
    'G9730ZCU8IVK2',
    'S911BXXU3BWK5',
    'PD2309_A_14.0.12.1',
    'Firmware v1.20',
    'ILCE-7M3 v4.01',
    'gnome-screenshot',
    'Screenshot',
    'WeChat',
    'QQ',
    '',
  ])('takes %s for no editing program', (software) => {
    expect(of([software])).toEqual([]);
  });

  it('tells a picture that was saved again after it was taken', () => {
    expect(of([], '2024-05-01T14:02:09', '2024-05-02T10:00:00')).toEqual([
      { what: 'changed-later', taken: '2024-05-01 14:02', changed: '2024-05-02 10:00' },
    ]);
  });

  it.each([
    ['no times', undefined, undefined],
    ['one of them', '2024-05-01T14:02:09', undefined],
    ['the same', '2024-05-01T14:02:09', '2024-05-01T14:02:09'],
    ['some seconds of finishing', '2024-05-01T14:02:09', '2024-05-01T14:03:05'],
    ['an earlier one', '2024-05-01T14:02:09', '2024-05-01T13:00:00'],
    ['the same instant in another zone', '2024-05-01T14:02:09+08:00', '2024-05-01T15:02:09+09:00'],
    ['a zone on one of them alone', '2024-05-01T14:02:09+08:00', '2024-05-01T15:02:09'],
    ['days that do not exist', '2024-99-99T99:99:99', '2024-05-02T10:00:00'],
  ])('says nothing about %s', (_, taken, changed) => {
    expect(of([], taken, changed)).toEqual([]);
  });
});
