// Adds one of each fault that a page must not have.
document.querySelector('main, #app').insertAdjacentHTML(
  'beforeend',
  `<p style="width: 3000px">today.gap.none</p>
   <button style="position: absolute; top: 0; left: 1430px; width: 100px">far away</button>
   <button style="display: block; width: 30px; overflow: hidden; white-space: nowrap">long words</button>
   <button style="position: fixed; top: 0; left: 0; background: #fff; color: #fff">pale</button>
   <p style="width: 1em; overflow-wrap: anywhere">1234567</p>
   <button style="width: 20px; height: 20px"></button>`,
)
