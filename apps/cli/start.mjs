// `npm start`: brings the whole marketplace up on a fresh machine. This file only checks the Node version, in syntax
// that an old Node can still read; the work is in launcher/.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  void import('./launcher/launch.mjs').then((launcher) => launcher.launch());
} else {
  console.error(`需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}，请先升级 Node.js。`);
  console.error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}; please upgrade it.`);
  process.exitCode = 1;
}
