import encodeQR from 'qr';

/** A code of so many squares in the middle of a grey picture (YUV4MPEG2, a byte of light for each pixel). */
export function filmOf(text: string): Buffer {
  const [width, height, scale] = [640, 480, 8];
  const squares = encodeQR(text, 'raw');
  const light = Buffer.alloc(width * height, 235);
  const [left, top] = [width, height].map((side) => Math.floor((side - squares.length * scale) / 2)) as [
    number,
    number,
  ];
  for (const [row, line] of squares.entries())
    for (let y = 0; y < scale; y += 1)
      for (const [column, isDark] of line.entries())
        light.fill(
          isDark ? 16 : 235,
          (top + row * scale + y) * width + left + column * scale,
          (top + row * scale + y) * width + left + (column + 1) * scale,
        );
  const header = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`;
  return Buffer.concat([Buffer.from(header), light, Buffer.alloc((width * height) / 2, 128)]);
}
