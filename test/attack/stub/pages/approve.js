const bridge = window.rollcallApproval;
document.querySelector('#yes').addEventListener('click', () => bridge.answer(true));
document.querySelector('#no').addEventListener('click', () => bridge.answer(false));
const request = await bridge.get();
await bridge.present(300);
// Now a person could see it, and answer.
document.querySelector('#title').textContent = request?.title ?? 'nothing to approve';
