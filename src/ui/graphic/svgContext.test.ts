import { expect, test, vi } from "vitest";
import { circle, SvgContext, type SvgInk, writtenPath } from "./svgContext.ts";

/** Colours of the tests are "red green blue alpha"; each letter is 6 wide, the middle is 4 above the baseline. */
const INK: SvgInk = {
  colour: (css) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = css.split(" ").map(Number);
    return [red, green, blue, alpha];
  },
  measure: (words, _, baseline) => ({ width: words.length * 6, rise: baseline === "middle" ? 4 : 0 }),
};

function drawn(draw: (context: SvgContext) => void): string[] {
  const context = new SvgContext(INK);
  context.fillStyle = "0 0 0";
  draw(context);
  return context.document(100, 50).trim().split("\n");
}

const START = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">';

test("rectangles and lines have their colours, opacities and widths", () => {
  const lines = drawn((context) => {
    context.fillStyle = "255 128 0 0.5";
    context.fillRect(1, 2, 30, 4.123456);
    context.globalAlpha = 0.5;
    context.fillRect(0, 0, 1, 1);
    context.globalAlpha = 1;
    context.strokeStyle = "0 0 16";
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.strokeRect(10, 10, -4, 3);
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(1, 1);
    context.lineTo(2.005, 3);
    context.rect(0, 0, 4, 5);
    context.stroke();
  });
  expect(lines).toEqual([
    START,
    '<rect x="1" y="2" width="30" height="4.12" fill="#ff8000" fill-opacity="0.5"/>',
    '<rect x="0" y="0" width="1" height="1" fill="#ff8000" fill-opacity="0.25"/>',
    '<rect x="6" y="10" width="4" height="3" fill="none" stroke="#000010" stroke-width="1.5" stroke-dasharray="5 4"/>',
    '<path d="M1 1L2 3M0 0h4v5h-4z" fill="none" stroke="#000010" stroke-width="1.5"/>',
    "</svg>",
  ]);
});

test("text stands on the alphabetic baseline, is squeezed into its room, and is only ever text", () => {
  const lines = drawn((context) => {
    context.fillStyle = "1 2 3";
    context.font = '600 12px "Inter Variable", sans-serif';
    context.textBaseline = "middle";
    context.textAlign = "right";
    context.fillText("a<b>&\u0001", 10, 20);
    context.fillText("", 10, 20);
    context.fillText("long words", 10, 20, 30);
  });
  const font = 'font-family="&quot;Inter Variable&quot;, sans-serif" font-size="12" font-weight="600" fill="#010203"';
  expect(lines.slice(1, -1)).toEqual([
    `<text x="10" y="24" text-anchor="end" ${font}>a&lt;b&gt;&amp;\ufffd</text>`,
    `<text x="10" y="24" text-anchor="end" textLength="30" lengthAdjust="spacingAndGlyphs" ${font}>long words</text>`,
  ]);
});

test("what is moved and turned is so, and put back by restore", () => {
  const lines = drawn((context) => {
    context.fillStyle = "0 0 0";
    context.save();
    context.translate(10, 20);
    context.rotate(-Math.PI / 2);
    context.scale(2, 2);
    context.fillStyle = "9 9 9";
    context.fillRect(0, 0, 1, 1);
    context.restore();
    context.fillRect(0, 0, 1, 1);
    context.scale(3, 3);
    expect(context.getTransform().a).toBe(6);
  });
  expect(lines.slice(1, -1)).toEqual([
    '<rect x="0" y="0" width="1" height="1" fill="#090909" transform="matrix(0 -2 2 0 10 20)"/>',
    '<rect x="0" y="0" width="1" height="1" fill="#000000"/>',
  ]);
});

test("what is clipped stands in one group, a clip in a clip in both", () => {
  const lines = drawn((context) => {
    context.save();
    context.translate(5, 5);
    context.beginPath();
    context.rect(0, 0, 10, 10);
    context.clip();
    context.fillRect(0, 0, 1, 1);
    context.fillRect(1, 1, 1, 1);
    context.beginPath();
    context.rect(0, 0, 2, 2);
    context.clip();
    context.fillRect(2, 2, 1, 1);
    context.restore();
    context.fillRect(3, 3, 1, 1);
  });
  const at = 'transform="matrix(1 0 0 1 5 5)"';
  const rect = (place: number, rest = "") =>
    `<rect x="${place}" y="${place}" width="1" height="1" fill="#000000"${rest}/>`;
  expect(lines).toEqual([
    START,
    "<defs>",
    `<clipPath id="clip1"><path d="M0 0h10v10h-10z" ${at}/></clipPath>`,
    `<clipPath id="clip2" clip-path="url(#clip1)"><path d="M0 0h2v2h-2z" ${at}/></clipPath>`,
    "</defs>",
    '<g clip-path="url(#clip1)">',
    rect(0, ` ${at}`),
    rect(1, ` ${at}`),
    "</g>",
    '<g clip-path="url(#clip2)">',
    rect(2, ` ${at}`),
    "</g>",
    rect(3),
    "</svg>",
  ]);
});

test("pixels lie in the document as PNG", () => {
  const image = { toDataURL: (type: string) => `data:${type};base64,AAAA` } as HTMLCanvasElement;
  const [, sharp, smooth] = drawn((context) => {
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 1, 2, 3, 4);
    context.imageSmoothingEnabled = true;
    context.drawImage(image, 0, 0, 1, 1);
  });
  const href = 'href="data:image/png;base64,AAAA"/>';
  expect(sharp).toBe(
    `<image x="1" y="2" width="3" height="4" preserveAspectRatio="none" style="image-rendering:pixelated" ${href}`,
  );
  expect(smooth).toBe(`<image x="0" y="0" width="1" height="1" preserveAspectRatio="none" ${href}`);
});

test("paths that are drawn are written, others are refused", () => {
  vi.stubGlobal("Path2D", class {});
  const path = writtenPath(circle(5, 5, 2));
  const [, line] = drawn((context) => context.fill(path));
  expect(line).toBe('<path d="M3 5a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z" fill="#000000"/>');
  expect(() => drawn((context) => context.fill(new Path2D()))).toThrow("without its data");
  vi.unstubAllGlobals();
});
