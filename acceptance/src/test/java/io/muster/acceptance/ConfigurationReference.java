package io.muster.acceptance;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes the configuration reference out of the Javadoc of every {@code @ConfigMapping} interface, read with the compiler's own parser. */
final class ConfigurationReference {

  /** One setting, or one that lacks its Javadoc ({@code text} empty). */
  record Setting(String room, String name, String type, Optional<String> standard, String text) {}

  private final List<Setting> settings = new ArrayList<>();

  static ConfigurationReference of(List<String> rooms) {
    ConfigurationReference reference = new ConfigurationReference();
    for (String room : rooms) {
      List<Path> sources =
          Checkout.files(Checkout.ROOT.resolve(room).resolve("src/main/java"), ".java").stream()
              .filter(file -> Checkout.text(file).contains("@ConfigMapping"))
              .toList();
      if (!sources.isEmpty()) {
        reference.read(room, sources);
      }
    }
    return reference;
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }

  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Configuration\n\nMade from the Javadoc of the code; a test makes it again and compares. Every name can be given as an environment variable: ");
    page.append("upper case, every other character an underscore (`MUSTER_SERVICE_ROOM`). Nothing here switches a check off.\n");
    TreeMap<String, List<Setting>> byRoom = new TreeMap<>();
    settings.forEach(setting -> byRoom.computeIfAbsent(setting.room(), room -> new ArrayList<>()).add(setting));
    byRoom.forEach(
        (room, its) -> {
          page.append("\n## ").append(room).append("\n\n| name | type | standard | meaning |\n|---|---|---|---|\n");
          its.stream()
              .sorted(java.util.Comparator.comparing(Setting::name))
              .forEach(
                  setting ->
                      page.append("| `%s` | %s | %s | %s |\n"
                          .formatted(
                              setting.name(),
                              setting.type().replace("|", "\\|"),
                              setting.standard().map(value -> value.isEmpty() ? "empty" : "`" + value + "`").orElse(setting.type().matches("(Optional|Map)<.*") ? "none" : "required"),
                              setting.text())));
        });
    return page.toString();
  }

  private void read(String room, List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(null, files, diagnostic -> {}, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        DocTrees docs = DocTrees.instance(task);
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree declared) {
            annotation(declared.getModifiers().getAnnotations(), "ConfigMapping")
                .flatMap(mapping -> argument(mapping, "prefix"))
                .ifPresent(prefix -> members(room, prefix, declared, declared, unit, docs));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void members(String room, String prefix, ClassTree type, ClassTree root, CompilationUnitTree unit, DocTrees docs) {
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null && method.getParameters().isEmpty()) {
        member(room, prefix, method, root, unit, docs);
      }
    }
  }

  private void member(String room, String prefix, MethodTree method, ClassTree root, CompilationUnitTree unit, DocTrees docs) {
    String own = annotation(method.getModifiers().getAnnotations(), "WithName").flatMap(name -> argument(name, "value")).orElse(dashed(method.getName().toString()));
    boolean withParent = annotation(method.getModifiers().getAnnotations(), "WithParentName").isPresent();
    String name = withParent ? prefix : prefix + "." + own;
    String type = method.getReturnType().toString();
    boolean keyed = type.startsWith("Map<");
    String inner = type.replaceAll("^(Map<String, |List<|Optional<)", "").replaceAll(">$", "");
    Optional<ClassTree> group = group(root, inner);
    if (group.isPresent()) {
      members(room, keyed ? name + ".<name>" : type.startsWith("List<") ? name + "[]" : name, group.get(), root, unit, docs);
      return;
    }
    String text = Optional.ofNullable(docs.getDocComment(TreePath.getPath(unit, method))).orElse("");
    settings.add(
        new Setting(
            room,
            keyed ? name + (type.startsWith("Map<String, Map<") ? ".<name>.<name>" : ".<name>") : name,
            type,
            annotation(method.getModifiers().getAnnotations(), "WithDefault").flatMap(value -> argument(value, "value")),
            plain(text)));
  }

  private static Optional<ClassTree> group(ClassTree root, String name) {
    return root.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getKind() == Tree.Kind.INTERFACE && type.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream().filter(found -> found.getAnnotationType().toString().endsWith(name)).map(found -> (AnnotationTree) found).findFirst();
  }

  private static Optional<String> argument(AnnotationTree annotation, String name) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment && assignment.getVariable().toString().equals(name) && assignment.getExpression() instanceof LiteralTree literal) {
        return Optional.of(String.valueOf(literal.getValue()));
      }
      if (argument instanceof LiteralTree literal) {
        return Optional.of(String.valueOf(literal.getValue()));
      }
    }
    return Optional.empty();
  }

  private static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|link|literal) ([^}]*)}", "`$1`")
        .replaceAll("(?m)^\\s*@\\w+ ?", "")
        .replaceAll("</?[a-z]+>", " ")
        .replace("|", "\\|")
        .replaceAll("\\s+", " ")
        .trim();
  }
}
