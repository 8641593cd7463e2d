// Runs before the first paint, so that the page never flashes in the wrong colours or the wrong language, and asks for
// what the page will need first while its modules are still on their way.
(function () {
  var root = document.documentElement;
  var script = document.currentScript;
  var place = { lat: 30.2741, lon: 120.1551 };
  try {
    var theme = localStorage.getItem('rs.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var lang = localStorage.getItem('rs.lang');
    if (lang !== 'zh' && lang !== 'en') lang = /^en/i.test(navigator.language || '') ? 'en' : 'zh';
    root.lang = lang === 'en' ? 'en' : 'zh-CN';
    var chosen = JSON.parse(localStorage.getItem('rs.place') || 'null');
    if (chosen && isFinite(chosen.lat) && isFinite(chosen.lon)) place = chosen;
  } catch (e) {
    // Storage can be forbidden; the defaults of the page are good ones.
  }
  var words = script && script.dataset[root.lang === 'en' ? 'wordsEn' : 'wordsZh'];
  if (words) {
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = words;
    document.head.appendChild(link);
  }
  if (location.pathname === '/rider') {
    // The same address as stationStore's loadNear asks for; where they differ it simply asks itself.
    var path = '/stations?near=' + place.lat.toFixed(5) + ',' + place.lon.toFixed(5) + '&limit=60';
    var answer = fetch('/api/v1' + path, { headers: { accept: 'application/json' } });
    answer.catch(function () {});
    window.rsPreloaded = { path: path, answer: answer };
  }
})();
