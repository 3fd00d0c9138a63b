/** Stands for what is not a number: whether a shader may tell NaN is left to the graphics card. */
export const GONE = 3e38;

const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D plane;
uniform highp sampler2D shades;
uniform highp isampler2D columns;
uniform highp isampler2D rows;
uniform int height;
uniform vec2 limits;
out vec4 colour;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int column = texelFetch(columns, ivec2(pixel.x, 0), 0).r;
  int row = texelFetch(rows, ivec2(height - 1 - pixel.y, 0), 0).r;
  if (column < 0 || row < 0) discard;
  float value = texelFetch(plane, ivec2(column, row), 0).r;
  if (value > 2e38) discard;
  int shade = clamp(int(floor(clamp((value - limits.x) / limits.y, -1.0, 2.0) * 256.0)), 0, 255);
  colour = vec4(texelFetch(shades, ivec2(shade, 0), 0).rgb, 1.0);
}`;

/** The program that gives each cell of a plane its shade; null where it cannot be made. */
export function createProgram(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
}

/** A texture whose points are taken as they are. */
export function pixelTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const [name, value] of [
    [gl.TEXTURE_MIN_FILTER, gl.NEAREST],
    [gl.TEXTURE_MAG_FILTER, gl.NEAREST],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
  ] as const) {
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  }
  return texture;
}
