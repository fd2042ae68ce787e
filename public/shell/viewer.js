// Starts the viewer, and says so where it cannot show anything.
import start from "glue";

const say = (reason) => {
  console.error(reason);
  document.getElementById("message").textContent = "The diagram cannot be shown. Reload the page to try again.";
};
// A panic or a trap: nothing goes on after it.
addEventListener("error", ({ error }) => say(error));
start({ module_or_path: document.querySelector("link[rel=preload]").href }).catch(say);
