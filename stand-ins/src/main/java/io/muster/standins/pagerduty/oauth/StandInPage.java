package io.muster.standins.pagerduty.oauth;

/** How every page of this PagerDuty looks; it says on top that it is a stand-in. Light and dark, wide and narrow. */
final class StandInPage {
    private static final String LOOK = """
            :root { color-scheme: light dark; --page: #f3f5f4; --sheet: #fff; --text: #1d2521; --quiet: #56625c; --line: #c9d1cd;
              --accent: #047a24; --on-accent: #fff; --chosen: #e8f5ec; }
            @media (prefers-color-scheme: dark) { :root { --page: #131816; --sheet: #1d2421; --text: #eef2f0; --quiet: #a9b5af;
              --line: #46524c; --accent: #5ed17f; --on-accent: #0a1f11; --chosen: #1d3626; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
            header { background: #06351a; color: #fff; padding: 12px 16px; text-align: center; }
            header b { font-size: 18px; letter-spacing: .01em; } header small { display: block; color: #cfe6d7; }
            main { max-width: 460px; margin: 24px auto; padding: 24px; background: var(--sheet); border: 1px solid var(--line);
              border-radius: 10px; }
            header small, h1 { text-wrap: balance; } h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; } h2 { font-size: 16px; margin: 20px 0 4px; }
            p { margin: 0 0 12px; } .hint, small { color: var(--quiet); font-size: 14px; }
            fieldset { border: 0; padding: 0; margin: 20px 0 0; } legend { font-weight: 600; padding: 0; }
            .person { display: flex; gap: 12px; align-items: center; padding: 10px 12px; margin: 0 0 8px; border: 1px solid var(--line);
              border-radius: 8px; cursor: pointer; }
            .person:hover { border-color: var(--accent); } .person:has(:checked) { border-color: var(--accent); background: var(--chosen); }
            .person small { display: block; overflow-wrap: anywhere; } input { accent-color: var(--accent); width: 18px; height: 18px; flex: none; }
            ul { margin: 0; padding-left: 20px; } .buttons { display: flex; gap: 12px; margin-top: 24px; }
            button { font: inherit; font-weight: 600; padding: 10px 20px; border-radius: 8px; border: 1px solid var(--line);
              background: transparent; color: inherit; cursor: pointer; }
            .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            .person:focus-within:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 1px; }
            @media (max-width: 500px) { main { margin: 0; border-width: 0 0 1px; border-radius: 0; padding: 20px 16px; } .buttons button { flex: 1; } }
            """;

    private StandInPage() {
    }

    /**
     * @param title of the page, already HTML
     * @param body  below the title, already HTML
     */
    static String of(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · PagerDuty (stand-in)</title>
                <style>%s</style>
                </head>
                <body>
                <header><b>PagerDuty (stand-in)</b><small>Plays PagerDuty on this machine. Nothing leaves it.</small></header>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(title, LOOK, title, body);
    }
}
