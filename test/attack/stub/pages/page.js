document.querySelector('#state').textContent = 'ready';
