import type { Plane } from "../../state/drawing.ts";
import type { Scale } from "../../state/viewKinds.ts";
import { bending, type Limits } from "./colourScale.ts";
import { createProgram, GONE, pixelTexture } from "./glProgram.ts";

/** A plane of numbers and how they become colours. */
export interface HeatColours {
  readonly plane: Plane;
  readonly table: Uint8ClampedArray;
  readonly scale: Scale;
  readonly limits: Limits;
}

interface Held {
  readonly bent: string;
  readonly texture: WebGLTexture;
  readonly offset: number;
  readonly factor: number;
}

/** Planes whose numbers are kept on the graphics card. */
const KEPT = 8;

/**
 * Draws planes by WebGL: their numbers are put on the graphics card once, and become colours there, so that moving,
 * zooming and other limits cost nothing. Where there is no WebGL, or a plane is too large for it, `draw` gives null.
 */
export class HeatGl {
  readonly #canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #planes = new Map<Plane, Held>();
  readonly #most: number;

  private constructor(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement, program: WebGLProgram) {
    this.#gl = gl;
    this.#canvas = canvas;
    this.#program = program;
    this.#most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  }

  static create(): HeatGl | null {
    const canvas = document.createElement("canvas");
    const gl = canvas.getContext("webgl2", { antialias: false, depth: false, premultipliedAlpha: false });
    const program = gl && createProgram(gl);
    return gl && program ? new HeatGl(gl, canvas, program) : null;
  }

  /**
   * The plane as it is seen, with a pixel for each of the `columns` and `rows`, which say what point of it that shows, or
   * -1 for none; it is overwritten by the next one.
   */
  draw(colours: HeatColours, columns: Int32Array, rows: Int32Array): HTMLCanvasElement | null {
    const gl = this.#gl;
    const [width, height] = [columns.length, rows.length];
    const { plane, table, scale, limits } = colours;
    if (gl.isContextLost() || Math.max(plane.rows, plane.columns, width, height) > this.#most) return null;
    if (plane.rows === 0 || plane.columns === 0) return null;
    Object.assign(this.#canvas, { width, height });
    const { texture, offset, factor } = this.#held(plane, scale, limits);
    const bend = bending(scale, limits);
    const low = (bend(limits[0]) - offset) * factor;
    const span = (bend(limits[1]) - offset) * factor - low || 1;
    const made = [this.#shades(table), this.#points(columns), this.#points(rows)];
    const place = (name: string) => gl.getUniformLocation(this.#program, name);
    // biome-ignore lint/correctness/useHookAtTopLevel: of WebGL, not of React
    gl.useProgram(this.#program);
    gl.viewport(0, 0, width, height);
    ["plane", "shades", "columns", "rows"].forEach((name, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, [texture, ...made][unit] as WebGLTexture);
      gl.uniform1i(place(name), unit);
    });
    gl.uniform1i(place("height"), height);
    gl.uniform2f(place("limits"), low, span);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    for (const each of made) gl.deleteTexture(each);
    return this.#canvas;
  }

  #points(points: Int32Array): WebGLTexture {
    const gl = this.#gl;
    const texture = pixelTexture(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32I, points.length, 1, 0, gl.RED_INTEGER, gl.INT, points);
    return texture;
  }

  #shades(table: Uint8ClampedArray): WebGLTexture {
    const gl = this.#gl;
    const texture = pixelTexture(gl);
    const count = table.length / 3;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, count, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, new Uint8Array(table));
    return texture;
  }

  /** The numbers as the scale bends them, around 0, so that 32 bits tell neighbours apart. */
  #held(plane: Plane, scale: Scale, limits: Limits): Held {
    const bent = scale === "symlog" ? `symlog ${limits.join()}` : scale;
    const known = this.#planes.get(plane);
    if (known?.bent === bent) return known;
    const bend = bending(scale, limits);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const { data } = plane;
    const numbers = new Float32Array(data.length);
    // Plain loops: a plane has a million values, and callbacks of typed arrays take ten times as long.
    for (let i = 0; i < data.length; i++) {
      const at = bend(data[i] as number);
      if (!Number.isFinite(at)) continue;
      if (at < least) least = at;
      if (at > most) most = at;
    }
    const offset = Number.isFinite(least) ? least : 0;
    const factor = most > least ? 1 / (most - least) : 1;
    for (let i = 0; i < data.length; i++) {
      const value = data[i] as number;
      numbers[i] = Number.isNaN(value) ? GONE : Math.max(-1e30, Math.min(1e30, (bend(value) - offset) * factor));
    }
    const gl = this.#gl;
    const texture = pixelTexture(gl);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, plane.columns, plane.rows, 0, gl.RED, gl.FLOAT, numbers);
    const held = { bent, texture, offset, factor };
    if (known) gl.deleteTexture(known.texture);
    this.#planes.delete(plane);
    this.#planes.set(plane, held);
    for (const [oldest, { texture: old }] of this.#planes) {
      if (this.#planes.size <= KEPT) break;
      gl.deleteTexture(old);
      this.#planes.delete(oldest);
    }
    return held;
  }
}
