// @ts-check
const { SERVER } = require('../../config');
const { pathIn } = require('../../addresses');

/** @param {string} path */
const show = (path) => wx.navigateTo({ url: `/pages/web/web?path=${encodeURIComponent(path)}` });

Page({
  data: { note: '' },

  /** @param {WechatMiniprogram.TouchEvent} event */
  open(event) {
    show(String(event.currentTarget.dataset['path']));
  },

  scan() {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => {
        const path = pathIn(SERVER, result);
        this.setData({ note: path ? '' : '这不是红色驿站的二维码。Not a code of red stations.' });
        if (path) show(path);
      },
      fail: ({ errMsg }) => {
        if (!errMsg.includes('cancel')) this.setData({ note: '没有扫到，请再试一次。Nothing was read; try again.' });
      },
    });
  },

  onShareAppMessage() {
    return { title: '红色驿站：充电、饮水、歇脚', path: '/pages/start/start' };
  },
});
