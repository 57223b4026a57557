// Ant Design in our colours. Wraps only the parts that use antd, so that public pages do not load it.
import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMode } from './mode.js';
import { dark, fontStack, light, type Palette } from './tokens.js';

type MapToken = ReturnType<typeof theme.defaultAlgorithm>;

/** Puts the exact values back: antd's own algorithms shift the seed colours (5FBDB3 becomes 54A49B). */
const exact =
  (p: Palette) =>
  (_seed: unknown, map?: MapToken): MapToken => ({
    ...(map as MapToken),
    colorPrimary: p.primary,
    colorPrimaryHover: p.primaryHover,
    colorPrimaryActive: p.primaryActive,
    colorPrimaryBg: p.primaryBg,
    colorPrimaryBgHover: p.primaryBgHover,
    colorPrimaryBorder: p.primaryLine,
    colorPrimaryBorderHover: p.primaryHover,
    colorPrimaryText: p.primary,
    colorPrimaryTextHover: p.primaryHover,
    colorPrimaryTextActive: p.primaryActive,
    colorLink: p.primary,
    colorLinkHover: p.primaryHover,
    colorLinkActive: p.primaryActive,
    colorSuccess: p.success,
    colorSuccessBg: p.successBg,
    colorSuccessBorder: p.successLine,
    colorWarning: p.warning,
    colorWarningBg: p.warningBg,
    colorWarningBorder: p.warningLine,
    colorError: p.error,
    colorErrorBg: p.errorBg,
    colorErrorBorder: p.errorLine,
    colorInfo: p.info,
    colorInfoBg: p.infoBg,
    colorInfoBorder: p.infoLine,
    colorText: p.ink,
    colorTextSecondary: p.ink2,
    colorTextTertiary: p.ink3,
    colorTextQuaternary: p.off,
    colorBgLayout: p.paper,
    colorBgContainer: p.surface,
    colorBgElevated: p.raised,
    colorBorder: p.control,
    colorBorderSecondary: p.line,
    colorFillSecondary: p.track,
    colorFillTertiary: p.sunken,
  });

function themeOf(isDark: boolean): ThemeConfig {
  const p = isDark ? dark : light;
  return {
    algorithm: [isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, exact(p)],
    token: {
      colorTextLightSolid: p.onPrimary,
      colorTextPlaceholder: p.ink3,
      fontFamily: fontStack,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusSM: 4,
      borderRadiusLG: 10,
      controlHeight: 36,
      controlHeightSM: 28,
      controlHeightLG: 46,
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.18s',
    },
  };
}

const themes = { light: themeOf(false), dark: themeOf(true) };

export function AntdTheme({ children }: { children: ReactNode }) {
  const { isDark } = useMode();
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={isDark ? themes.dark : themes.light}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
