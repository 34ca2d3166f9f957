(function () {
  function open() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') { target.open = true; target.scrollIntoView(); }
  }
  addEventListener('hashchange', open);
  open();
  var text = document.getElementById('filter-text');
  var rule = document.getElementById('filter-rule');
  if (!text) { return; }
  function apply() {
    var words = text.value.toLowerCase().split(/\s+/);
    var shown = 0;
    document.querySelectorAll('.finding').forEach(function (f) {
      var content = f.textContent.toLowerCase();
      var fits = (!rule.value || f.dataset.rule === rule.value) &&
          words.every(function (w) { return content.indexOf(w) >= 0; });
      f.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.getElementById('shown').textContent = shown;
  }
  text.addEventListener('input', apply);
  rule.addEventListener('change', apply);
})();
