// Runs before the first paint, so that the page never flashes in the wrong colours or the wrong language.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('rs.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var lang = localStorage.getItem('rs.lang');
    if (lang !== 'zh' && lang !== 'en') lang = /^en/i.test(navigator.language || '') ? 'en' : 'zh';
    root.lang = lang === 'en' ? 'en' : 'zh-CN';
  } catch (e) {
    // Storage can be forbidden; the defaults of the page are good ones.
  }
})();
