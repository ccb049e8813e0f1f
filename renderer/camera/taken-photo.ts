const QUALITY = 0.95;

/** What a video shows now, as large as the camera gives it, the right way round. */
export async function taken(video: HTMLVideoElement, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('nothing to draw on');
  context.drawImage(video, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new File([blob], name, { type: blob.type });
}
