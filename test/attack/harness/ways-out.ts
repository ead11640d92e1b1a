/** One try of a page to reach a listener: the body of an async function. What it returns or throws does not matter. */
export type WayOut = readonly [name: string, body: string];

// In the bodies: URL is the http address of the listener, HOST its host and port, PORT its port, OWN the same port at
// another address of this machine. `add(tag, attributes)` puts an element into the page, `gathered(pc)` waits until a
// connection has looked for all its ways, `pause()` leaves time for what tells nobody when it is done.

const webRtc = (servers: string, more = ''): string =>
  `const pc = new RTCPeerConnection({ iceServers: [${servers}] ${more} }); pc.createDataChannel('x');
   await pc.setLocalDescription(await pc.createOffer()); await gathered(pc); pc.close();`;
const turn = (urls: string): string => `{ urls: '${urls}', username: 'u', credential: 'c' }`;

/** Makes a peer on the page's own side that is told the listener is the other one. */
const toPeer = (candidate: string): string =>
  `const a = new RTCPeerConnection(), b = new RTCPeerConnection(); a.createDataChannel('x');
   await a.setLocalDescription(await a.createOffer()); await b.setRemoteDescription(a.localDescription);
   await b.setLocalDescription(await b.createAnswer()); await a.setRemoteDescription(b.localDescription);
   await a.addIceCandidate({ candidate: '${candidate}', sdpMid: '0', sdpMLineIndex: 0 });
   await pause(); a.close(); b.close();`;

/** In a frame of the page's own making, which has an RTCPeerConnection that nobody took away. */
const inFrame = (attributes: string, body: string): string =>
  `const inner = add('iframe', { ${attributes} }).contentWindow; const RTCPeerConnection = inner.RTCPeerConnection;
   ${body}`;

const RTC: readonly WayOut[] = [
  ['WebRTC, STUN', webRtc(`{ urls: 'stun:HOST' }`)],
  ['WebRTC, STUN by a name', webRtc(`{ urls: 'stun:leak.example:PORT' }`)],
  ['WebRTC, STUN at another address of this machine', webRtc(`{ urls: 'stun:OWN' }`)],
  ['WebRTC, TURN over UDP', webRtc(turn('turn:HOST?transport=udp'))],
  ['WebRTC, TURN over TCP', webRtc(turn('turn:HOST?transport=tcp'))],
  ['WebRTC, TURN over TCP at another address', webRtc(turn('turn:OWN?transport=tcp'))],
  ['WebRTC, TURN over TLS', webRtc(turn('turns:HOST?transport=tcp'))],
  ['WebRTC, TURN by relay only', webRtc(turn('turn:HOST'), `, iceTransportPolicy: 'relay'`)],
  ['WebRTC, a pool of candidates', webRtc(`{ urls: 'stun:HOST' }`, ', iceCandidatePoolSize: 10')],
  [
    'WebRTC, servers named later',
    `const pc = new RTCPeerConnection(); pc.setConfiguration({ iceServers: [{ urls: 'stun:HOST' }] });
     pc.addTransceiver('audio'); await pc.setLocalDescription(await pc.createOffer()); await gathered(pc); pc.close();`,
  ],
  [
    'WebRTC, a second search',
    `const pc = new RTCPeerConnection(); pc.createDataChannel('x'); await pc.setLocalDescription(await pc.createOffer());
     pc.setConfiguration({ iceServers: [{ urls: 'stun:HOST' }] }); pc.restartIce();
     await pc.setLocalDescription(await pc.createOffer()); await gathered(pc); pc.close();`,
  ],
  ['WebRTC, a peer over UDP', toPeer('candidate:1 1 udp 2122260223 127.0.0.1 PORT typ host')],
  ['WebRTC, a peer over TCP', toPeer('candidate:1 1 tcp 1518280447 127.0.0.1 PORT typ host tcptype passive')],
  ['WebRTC, in a blank frame', inFrame('', webRtc(`{ urls: 'stun:HOST' }`))],
  ['WebRTC, in a frame of its own text', inFrame(`srcdoc: '<p>x'`, webRtc(`{ urls: 'stun:HOST' }`))],
  [
    'WebRTC, by its old name',
    `const RTCPeerConnection = window.webkitRTCPeerConnection; ${webRtc(`{ urls: 'stun:HOST' }`)}`,
  ],
];

const CALLS: readonly WayOut[] = [
  ['fetch', `await fetch('URL/')`],
  ['fetch without CORS', `await fetch('URL/', { mode: 'no-cors' })`],
  ['fetch that posts', `await fetch('URL/', { method: 'POST', body: 'x', mode: 'no-cors' })`],
  ['fetch that outlives the page', `await fetch('URL/', { method: 'POST', body: 'x', keepalive: true })`],
  ['fetch over TLS', `await fetch('https://HOST/')`],
  ['fetch by a name', `await fetch('http://leak.example:PORT/')`],
  ['fetch at another address of this machine', `await fetch('http://OWN/', { mode: 'no-cors' })`],
  ['fetch by IPv6', `await fetch('http://[::1]:PORT/', { mode: 'no-cors' })`],
  ['XMLHttpRequest', `const x = new XMLHttpRequest(); x.open('GET', 'URL/'); x.send(); await pause()`],
  ['XMLHttpRequest that blocks', `const x = new XMLHttpRequest(); x.open('GET', 'URL/', false); x.send()`],
  ['WebSocket', `new WebSocket('ws://HOST/'); await pause()`],
  ['WebSocket over TLS', `new WebSocket('wss://HOST/'); await pause()`],
  ['EventSource', `new EventSource('URL/'); await pause()`],
  ['beacon', `navigator.sendBeacon('URL/', 'x'); await pause()`],
  ['WebTransport', `await new WebTransport('https://HOST/').ready`],
  ['import', `await import('URL/x.js')`],
  ['FontFace', `await new FontFace('x', 'url(URL/x.woff2)').load()`],
  ['Image', `const i = new Image(); i.src = 'URL/x.png'; await i.decode()`],
  ['Audio', `await new Audio('URL/x.mp3').play()`],
  ['cache', `await (await caches.open('x')).add('URL/')`],
  ['Worker', `new Worker('URL/x.js'); await pause()`],
  ['Worker of a blob that fetches', `new Worker(URL_OF('fetch("URL/", {mode:"no-cors"})')); await pause()`],
  ['Worker of a blob that imports', `new Worker(URL_OF('importScripts("URL/x.js")')); await pause()`],
  ['Worker of data that fetches', `new Worker('data:text/javascript,fetch("URL/")'); await pause()`],
  ['Worker of a blob with a socket', `new Worker(URL_OF('new WebSocket("ws://HOST/")')); await pause()`],
  ['SharedWorker', `new SharedWorker('URL/x.js'); await pause()`],
  ['SharedWorker of a blob that fetches', `new SharedWorker(URL_OF('fetch("URL/")')); await pause()`],
  ['service worker', `await navigator.serviceWorker.register('/page.js'); await pause()`],
  ['service worker from elsewhere', `await navigator.serviceWorker.register('URL/x.js')`],
  ['audio worklet', `await new AudioContext().audioWorklet.addModule('URL/x.js')`],
  ['paint worklet', `await CSS.paintWorklet.addModule('URL/x.js')`],
  ['animation worklet', `await CSS.animationWorklet.addModule('URL/x.js')`],
  [
    'notification with a picture',
    `new Notification('x', { icon: 'URL/x.png', image: 'URL/y.png' }); await pause()`,
  ],
  [
    'web push',
    `const worker = await navigator.serviceWorker.register('/page.js');
     await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: new Uint8Array(65) })`,
  ],
  [
    'background fetch',
    `(await navigator.serviceWorker.register('/page.js')).backgroundFetch.fetch('x', ['URL/'])`,
  ],
  [
    'payment',
    `await new PaymentRequest([{ supportedMethods: 'URL/pay' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment()`,
  ],
  [
    'passkeys',
    `await navigator.credentials.get({ publicKey: { challenge: new Uint8Array(8), rpId: '127.0.0.1', timeout: 100 } })`,
  ],
  [
    'federated sign-in',
    `await navigator.credentials.get({ identity: { providers: [{ configURL: 'URL/x.json', clientId: 'x' }] } })`,
  ],
  [
    'stored password with a picture',
    `await navigator.credentials.store(new PasswordCredential({ id: 'x', password: 'y', iconURL: 'https://HOST/x.png' }))`,
  ],
  ['speech recognition', `const r = new webkitSpeechRecognition(); r.start(); await pause()`],
  ['place on the map', `await new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`],
  [
    'media session with a picture',
    `navigator.mediaSession.metadata = new MediaMetadata({ title: 'x', artwork: [{ src: 'URL/x.png' }] }); await pause()`,
  ],
  ['presentation', `await new PresentationRequest('URL/').start()`],
  ['casting', `const v = add('video', { src: 'URL/x.mp4' }); await v.remote.prompt()`],
  ['protocol handler', `navigator.registerProtocolHandler('web+x', 'URL/%s'); await pause()`],
  [
    'advertisement',
    `await navigator.joinAdInterestGroup({ owner: 'https://HOST', name: 'x', updateURL: 'https://HOST/u' }, 60)`,
  ],
  ['shared storage', `await sharedStorage.worklet.addModule('URL/x.js')`],
  [
    'XSLT',
    `const p = new XSLTProcessor(), d = document.implementation.createDocument('', '');
     p.importStylesheet(new DOMParser().parseFromString('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:include href="URL/x.xsl"/></xsl:stylesheet>', 'text/xml')); await pause()`,
  ],
];

const element = (tag: string, attributes: string, more = ''): string =>
  `const e = add('${tag}', { ${attributes} }); ${more} await pause()`;
const link = (rel: string, more = ''): string => element('link', `rel: '${rel}', href: 'URL/x' ${more}`);
const style = (rule: string): string =>
  `const s = new CSSStyleSheet(); s.insertRule(\`${rule}\`); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; await pause()`;
const inline = (property: string, value: string): string =>
  `add('div').style.setProperty('${property}', \`${value}\`); await pause()`;
const svg = (inner: string): string =>
  `const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const e = document.createElementNS('http://www.w3.org/2000/svg', '${inner}');
   e.setAttribute('href', 'URL/x.svg#a'); e.setAttributeNS('http://www.w3.org/1999/xlink', 'href', 'URL/x.svg#a'); s.append(e); document.body.append(s); await pause()`;
const click = `e.click();`;

const ELEMENTS: readonly WayOut[] = [
  ['img', element('img', `src: 'URL/x.png'`)],
  ['img with a set', element('img', `srcset: 'URL/x.png 1x, URL/y.png 2x'`)],
  [
    'img of an svg that loads more',
    element(
      'img',
      `src: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="URL/x.png"/></svg>'`,
    ),
  ],
  ['img that is reported', element('img', `src: 'data:,', attributionsrc: 'https://HOST/'`)],
  ['audio', element('audio', `src: 'URL/x.mp3', preload: 'auto'`)],
  ['video', element('video', `src: 'URL/x.mp4', poster: 'URL/x.png', preload: 'auto'`)],
  [
    'video with subtitles',
    element(
      'video',
      '',
      `const t = document.createElement('track'); t.src = 'URL/x.vtt'; t.default = true; e.append(t); t.track.mode = 'showing';`,
    ),
  ],
  ['script', element('script', `src: 'URL/x.js'`)],
  ['script module', element('script', `type: 'module', src: 'URL/x.js'`)],
  [
    'import map',
    element(
      'script',
      `type: 'importmap'`,
      `e.textContent = '{"imports":{"x":"URL/x.js"}}'; await import('x');`,
    ),
  ],
  [
    'speculation rules, prefetch',
    element(
      'script',
      `type: 'speculationrules'`,
      `e.textContent = '{"prefetch":[{"source":"list","urls":["URL/"]}]}';`,
    ),
  ],
  [
    'speculation rules, prerender',
    element(
      'script',
      `type: 'speculationrules'`,
      `e.textContent = '{"prerender":[{"source":"list","urls":["URL/"]}]}';`,
    ),
  ],
  ['stylesheet', link('stylesheet')],
  ['other stylesheet', link('alternate stylesheet', `, title: 'x'`)],
  ['icon', link('icon')],
  ['touch icon', link('apple-touch-icon')],
  ['manifest', link('manifest')],
  ['preload of a script', link('preload', `, as: 'script'`)],
  ['preload of a font', link('preload', `, as: 'font', crossorigin: ''`)],
  ['preload of a picture', link('preload', `, as: 'image'`)],
  ['preload of data', link('preload', `, as: 'fetch', crossorigin: ''`)],
  ['module preload', link('modulepreload')],
  ['prefetch', link('prefetch')],
  ['prerender', link('prerender')],
  ['preconnect', link('preconnect')],
  ['preconnect with credentials', link('preconnect', `, crossorigin: 'use-credentials'`)],
  ['name looked up ahead', element('link', `rel: 'dns-prefetch', href: '//leak.example:PORT'`)],
  [
    'web bundle',
    element('script', `type: 'webbundle'`, `e.textContent = '{"source":"URL/x.wbn","scopes":["URL/"]}';`),
  ],
  [
    'style element',
    element('style', '', `e.textContent = '@import "URL/x.css"; body { background: url(URL/y.png) }';`),
  ],
  ['background', inline('background-image', 'url(URL/x.png)')],
  ['cursor', inline('cursor', 'url(URL/x.cur), auto')],
  ['border', inline('border-image', 'url(URL/x.png) 1')],
  [
    'list mark',
    `const l = add('li'); l.style.display = 'list-item'; l.style.listStyleImage = 'url(URL/x.png)'; await pause()`,
  ],
  ['mask', inline('-webkit-mask-image', 'url(URL/x.png)')],
  ['filter', inline('filter', 'url(URL/x.svg#a)')],
  ['clip path', inline('clip-path', 'url(URL/x.svg#a)')],
  ['shape', inline('shape-outside', 'url(URL/x.png)')],
  ['content', inline('content', 'url(URL/x.png)')],
  ['image set', inline('background-image', '-webkit-image-set(url(URL/x.png) 1x)')],
  ['rule with a background', style('html { background-image: url(URL/x.png) }')],
  [
    'rule with a font',
    style('@font-face { font-family: leak; src: url(URL/x.woff2) }') +
      `; add('p').style.fontFamily = 'leak'; await document.fonts.load('12px leak')`,
  ],
  ['svg use', svg('use')],
  ['svg image', svg('image')],
  ['svg filter image', svg('feImage')],
  ['svg script', svg('script')],
  ['old background', `document.body.setAttribute('background', 'URL/x.png'); await pause()`],
  ['picture button', element('input', `type: 'image', src: 'URL/x.png'`)],
  ['frame', element('iframe', `src: 'URL/'`)],
  [
    'frame of its own text',
    element('iframe', `srcdoc: '<img src="URL/x.png"><script>fetch("URL/")</script>'`),
  ],
  ['frame of data', element('iframe', `src: 'data:text/html,<img src="URL/x.png">'`)],
  [
    'frame of a blob',
    `const e = add('iframe', { src: URL_OF('<img src="URL/x.png">', 'text/html') }); await pause()`,
  ],
  ['frame with its own policy', element('iframe', `csp: "default-src *", src: 'URL/'`)],
  [
    'picture in a blank frame',
    `const d = add('iframe').contentDocument; const i = d.createElement('img'); i.src = 'URL/x.png'; d.body.append(i); await pause()`,
  ],
  ['fetch of a blank frame', `await add('iframe').contentWindow.fetch('URL/', { mode: 'no-cors' })`],
  ['frame without a fence', element('fencedframe', `src: 'https://HOST/'`)],
  ['portal', element('portal', `src: 'URL/'`)],
  ['frame set', element('frame', `src: 'URL/'`)],
  ['object', element('object', `data: 'URL/x.swf'`)],
  ['embed', element('embed', `src: 'URL/x.pdf', type: 'application/pdf'`)],
  ['webview', element('webview', `src: 'URL/'`)],
  ['link that pings', element('a', `href: '#x', ping: 'URL/'`, click)],
  ['link that is reported', element('a', `href: '#y', attributionsrc: 'https://HOST/'`, click)],
  ['form in a frame', element('form', `action: 'URL/', method: 'post', target: 'nobody'`, `e.submit();`)],
  ['form that gets', element('form', `action: 'URL/'`, `e.submit();`)],
  [
    'report of the policy',
    element(
      'meta',
      `'http-equiv': 'Content-Security-Policy', content: "img-src 'none'; report-uri URL/"`,
      `add('img', { src: 'data:,x' });`,
    ),
  ],
  ['policy trial', element('meta', `'http-equiv': 'origin-trial', content: 'x'`)],
];

/** These would leave the page: last, and each of them stopped by somebody else before the next. */
const LEAVING: readonly WayOut[] = [
  ['location', `location.href = 'URL/'; await pause()`],
  ['location over TLS', `location.replace('https://HOST/'); await pause()`],
  ['new window', `window.open('URL/'); await pause()`],
  ['blank window that goes on', `window.open('about:blank').location = 'URL/'; await pause()`],
  ['link', element('a', `href: 'URL/'`, click)],
  ['link to a new window', element('a', `href: 'URL/', target: '_blank'`, click)],
  ['download', element('a', `href: 'URL/x', download: 'x'`, click)],
  ['refresh', element('meta', `'http-equiv': 'refresh', content: '0;url=URL/'`)],
  ['navigation', `await navigation.navigate('URL/').finished`],
  ['file of the network', `location.href = 'file://127.0.0.1/x'; await pause()`],
];

/** Every way out of a page that is known here. The last ones try to leave the page. */
export const WAYS_OUT: readonly WayOut[] = [...RTC, ...CALLS, ...ELEMENTS, ...LEAVING];

const prelude = `
  const pause = () => new Promise((go) => setTimeout(go, 150));
  const URL_OF = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }));
  const add = (tag, attributes = {}) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
    document.body.append(e);
    return e;
  };
  const gathered = (pc) => new Promise((go) => {
    const look = () => { if (pc.iceGatheringState === 'complete') go(); };
    pc.addEventListener('icegatheringstatechange', look);
    look();
  });`;

/** The script that tries one way out towards a port; it ends after two seconds at the latest, whatever comes. */
export const toScript = ([, body]: WayOut, port: number, ownAddress: string): string => {
  const aimed = body
    .replaceAll(/\bURL\//g, `http://127.0.0.1:${port}/`)
    .replaceAll(/\bHOST\b/g, `127.0.0.1:${port}`)
    .replaceAll(/\bOWN\b/g, `${ownAddress}:${port}`)
    .replaceAll(/\bPORT\b/g, String(port));
  return `(() => { ${prelude}
    const attempt = (async () => { ${aimed} })().then(() => 'done', String);
    return Promise.race([attempt, new Promise((go) => setTimeout(go, 2000, 'given up'))]);
  })()`;
};
