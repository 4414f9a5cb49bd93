// Keeps the colour theme that was chosen in the account menu; without a choice the page follows the system.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
    for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.content = theme === "dark" ? "#171918" : "#ffffff";
  }
} catch { /* storage may be closed */ }
