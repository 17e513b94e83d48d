/** Programs that change what a picture shows, by what they write into it. The first that fits is named. */
const EDITORS: readonly (readonly [name: string, says: RegExp])[] = [
  ['Lightroom', /lightroom/i],
  ['Photoshop', /photoshop|adobe imageready/i],
  ['Illustrator', /adobe illustrator/i],
  ['GIMP', /\bgimp\b/i],
  ['美图秀秀', /美图|meitu|mtxx/i],
  ['醒图', /醒图|xingtu|hypic/i],
  ['天天P图', /天天\s?p图|\bpitu\b/i],
  ['黄油相机', /黄油相机/],
  ['剪映', /剪映|capcut/i],
  ['光影魔术手', /光影魔术手|neoimaging/i],
  ['PicsArt', /picsart/i],
  ['Snapseed', /snapseed/i],
  ['Canva', /\bcanva\b|稿定/i],
  ['Pixelmator', /pixelmator/i],
  ['Affinity', /affinity (?:photo|designer)/i],
  ['Paint.NET', /paint\.net/i],
  ['PaintShop', /paint\s?shop/i],
  ['Windows Photo Editor', /windows photo editor/i],
  ['Photopea', /photopea/i],
  ['Pixlr', /pixlr/i],
  ['Polarr', /polarr|泼辣/i],
  ['VSCO', /\bvsco\b/i],
  ['Facetune', /facetune/i],
  ['TouchRetouch', /touchretouch/i],
  ['PhotoScape', /photoscape/i],
  ['Fotor', /\bfotor\b/i],
  ['ACDSee', /acdsee/i],
  ['Picasa', /picasa/i],
  ['Krita', /\bkrita\b/i],
  ['Inkscape', /inkscape/i],
  ['Procreate', /procreate/i],
  ['Figma', /\bfigma\b/i],
  ['Capture One', /capture one/i],
  ['darktable', /darktable/i],
  ['RawTherapee', /rawtherapee/i],
  ['Luminar', /luminar/i],
];

/**
 * The editing program that one of these names is; undefined where none is. Phones write their system there (17.5.1,
 * Android, MIUI, HDR+), cameras their firmware: those are none.
 */
export function editorAmong(software: readonly string[]): string | undefined {
  return EDITORS.find(([, says]) => software.some((name) => says.test(name)))?.[0];
}
