/** The HTML document around the one shell: language, theme and the metadata of the installed app. */
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { beforePaint } from "./shell/before-paint";

export const metadata: Metadata = {
  title: "朝夕 Asayu",
  description: "受入テストを、朝会から夕会まで。圏外でも書けて、消えない。",
  applicationName: "Asayu",
  robots: { index: false, follow: false },
  appleWebApp: { capable: true, title: "Asayu", statusBarStyle: "default" },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // The keyboard shrinks the page, so a bar at the bottom stays above it (Chromium; iOS follows
  // visualViewport instead).
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1c1e22" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script below may change lang and data-theme before React sees the element.
    <html lang="ja" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant text; its hash is in the CSP */}
        <script dangerouslySetInnerHTML={{ __html: beforePaint }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
