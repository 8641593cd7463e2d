// @ts-check
const { SERVER } = require('../../config');
const { isOurs, pathIn } = require('../../addresses');

Page({
  data: { src: '' },

  /** @param {Record<string, string | undefined>} query */
  onLoad(query) {
    const path = decodeURIComponent(query['path'] || '/rider');
    this.setData({ src: SERVER + (isOurs(path) ? path : '/rider') });
  },

  fail() {
    wx.showModal({ title: '打不开', content: '没有网络，或域名还没有登记为业务域名。Cannot open the page.', showCancel: false });
  },

  /**
   * WeChat hands messages on only when the page is left or shared; nothing waits for them.
   * @param {WechatMiniprogram.CustomEvent} _event
   */
  hear(_event) {},

  /**
   * Shares what is looked at. The fragment stays away: behind it stand codes that only their owner should have.
   * @param {WechatMiniprogram.Page.IShareAppMessageOption} options
   */
  onShareAppMessage({ webViewUrl }) {
    const path = pathIn(SERVER, (webViewUrl || '').split('#')[0] || '') || '/rider';
    return { title: '红色驿站', path: `/pages/web/web?path=${encodeURIComponent(path)}` };
  },
});
