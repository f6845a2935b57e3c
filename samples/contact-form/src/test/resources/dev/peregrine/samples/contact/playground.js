const frame = document.querySelector('#form'), formats = document.querySelector('#formats');
const titles = {};

fetch('formats').then(response => response.json()).then(({ wires, mails }) => {
  document.querySelector('#no-mails').textContent = mails;
  for (const { id, title } of wires) {
    titles[id] = title;
    const label = document.createElement('label'), radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name: 'format', value: id, checked: formats.childElementCount === 0 });
    label.append(radio, title);
    formats.append(label);
  }
  formats.addEventListener('change', choose);
  choose();
  listen();
});

function choose() {
  const { value } = formats.querySelector(':checked');
  document.querySelector('#chosen').textContent = titles[value];
  frame.src = `via/${value}/`;
}

function listen() {
  const events = new EventSource('events');
  events.addEventListener('open', () => { // everything is told anew
    document.querySelectorAll('ol').forEach(list => list.replaceChildren());
    document.querySelector('#mail-count').textContent = 0;
  });
  events.addEventListener('mail', ({ data }) => {
    const mail = JSON.parse(data);
    add('mail', {
      subject: mail.subject, from: mail.from, to: mail.to, 'reply-to': mail.replyTo, text: mail.text,
      source: mail.source, via: `through ${titles[mail.via]}`,
    });
    document.querySelector('#mail-count').textContent = document.querySelector('#mails').childElementCount;
  });
  events.addEventListener('exchange', ({ data }) => {
    const exchange = JSON.parse(data);
    const entry = add('exchange', {
      status: exchange.status, line: `${exchange.request} · ${exchange.millis} ms`, via: titles[exchange.via],
      event: pretty(exchange.event), reply: pretty(exchange.reply),
      log: exchange.log,
    });
    entry.querySelector('.status').classList.add(exchange.status < 400 ? 'good' : 'bad');
  });
}

function add(kind, texts) {
  const entry = document.querySelector(`#${kind}`).content.cloneNode(true).firstElementChild;
  for (const [name, text] of Object.entries(texts)) {
    entry.querySelector(`.${name}`).textContent = text;
  }
  document.querySelector(`#${kind}s`).prepend(entry);
  return entry;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
