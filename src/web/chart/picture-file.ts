import { download } from './download.ts';

/** A chart of the page as a file of its own: SVG, or PNG at twice the size. */
export async function saveChart(element: HTMLElement, title: string, name: string): Promise<void> {
  const { width, height, text } = asSvg(element, title);
  const svg = new Blob([text], { type: 'image/svg+xml;charset=utf-8' });
  if (name.endsWith('.svg')) return download(name, svg);
  const image = new Image();
  const address = URL.createObjectURL(svg);
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) download(name, png);
  } finally {
    URL.revokeObjectURL(address);
  }
}

const SVG = 'http://www.w3.org/2000/svg';
/** What a mark looks like, by the styles of the page. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
];
const LETTERS = ['font-family', 'font-size', 'font-weight', 'fill', 'text-anchor'];

/**
 * The drawings and words of a part of the page as one picture. Every mark gets its place in pixels and its looks written out, so that
 * the file looks alike in any program.
 */
function asSvg(element: HTMLElement, title: string): { width: number; height: number; text: string } {
  const frame = element.getBoundingClientRect();
  const margin = 24;
  const [width, height] = [Math.ceil(frame.width) + 2 * margin, Math.ceil(frame.height) + 2 * margin + 26];
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('xmlns', SVG);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const add = (name: string, attributes: Record<string, string | number>, words?: string) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    if (words !== undefined) node.textContent = words;
    root.append(node);
    return node;
  };
  const page = getComputedStyle(document.body);
  const font = page.fontFamily;
  add('rect', { width, height, fill: page.backgroundColor });
  add(
    'text',
    { x: margin, y: margin + 6, 'font-family': font, 'font-size': 15, 'font-weight': 600, fill: page.color },
    title,
  );
  const [left, top] = [margin - frame.left, margin + 26 - frame.top];
  // Tips of arrows are drawn by the lines that name them.
  for (const tip of element.querySelectorAll<SVGElement>('marker')) {
    const copy = tip.cloneNode(true) as SVGElement;
    const shape = tip.firstElementChild;
    if (shape) copy.firstElementChild?.setAttribute('fill', getComputedStyle(shape).fill);
    root.append(copy);
  }
  for (const mark of element.querySelectorAll<SVGGraphicsElement>('svg :is(line,circle,rect,path,text)')) {
    const matrix = mark.getScreenCTM();
    if (!matrix || mark.closest('foreignObject, marker')) continue;
    const copy = mark.cloneNode(true) as SVGElement;
    const style = getComputedStyle(mark);
    for (const look of mark.tagName === 'text' ? [...LETTERS, 'stroke', 'stroke-width', 'paint-order'] : LOOKS)
      copy.setAttribute(look, style.getPropertyValue(look));
    if (style.getPropertyValue('vector-effect') === 'non-scaling-stroke')
      copy.setAttribute('vector-effect', 'non-scaling-stroke');
    copy.removeAttribute('class');
    // Percentages are of the drawing that the mark stands in: as pixels they hold in any.
    for (const key of ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height']) {
      const length = (mark as unknown as Record<string, SVGAnimatedLength | SVGAnimatedLengthList | undefined>)[key]
        ?.baseVal;
      if (!mark.hasAttribute(key) || length === undefined) continue;
      const value = 'value' in length ? length.value : length.getItem(0).value;
      copy.setAttribute(key, String(Number(value.toFixed(2))));
    }
    copy.setAttribute(
      'transform',
      `matrix(${matrix.a},${matrix.b},${matrix.c},${matrix.d},${matrix.e + left},${matrix.f + top})`,
    );
    root.append(copy);
  }
  for (const { text, box, style } of wordsIn(element)) {
    const size = Number.parseFloat(style.fontSize);
    add(
      'text',
      {
        x: box.left + left,
        y: box.top + top + box.height / 2 + size * 0.34,
        'font-family': font,
        'font-size': size,
        'font-weight': style.fontWeight,
        fill: style.color,
      },
      text,
    );
  }
  return { width, height, text: new XMLSerializer().serializeToString(root) };
}

/** The words of a part of the page that are not drawn, line by line as they are broken on the screen. */
function wordsIn(element: HTMLElement) {
  const found: { text: string; box: DOMRect; style: CSSStyleDeclaration }[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('svg, .unseen') || !node.textContent?.trim()) continue;
    const style = getComputedStyle(parent);
    const range = document.createRange();
    let line: (typeof found)[number] | undefined;
    for (const { 0: word, index } of node.textContent.matchAll(/\S+\s*/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.trimEnd().length);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if (line && Math.abs(line.box.top - box.top) < 2) line.text += word;
      else {
        line = { text: word, box, style };
        found.push(line);
      }
    }
  }
  return found.map((one) => ({ ...one, text: one.text.trimEnd() }));
}
