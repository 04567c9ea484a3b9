package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dialog of one action: what it asks for, prefilled with what is known, and one button named after what will happen. */
public final class FormCard {
  private FormCard() {}

  /**
   * The content of the dialog.
   *
   * @param filledIn what the person already wrote, when the form is shown again
   * @param problem what has to be mended first, in plain words
   * @param press the token that is sent back with the inputs
   */
  public static ObjectNode of(ActionOffer offer, String subject, Map<String, String> filledIn, Optional<String> problem, String press) {
    var body = new ArrayList<ObjectNode>();
    body.add(CardJson.subtle(CardText.of(subject, 300), "None"));
    problem.ifPresent(text -> body.add(CardJson.container("warning", List.of(CardJson.small(CardText.of(text, 400))))));
    offer.confirmation().ifPresent(question -> body.add(CardJson.text(CardText.of(question, 400))));
    offer.form().forEach(field -> body.add(input(field, Optional.ofNullable(filledIn.get(field.id())).or(field::initial))));
    ObjectNode submit = typed("Action.Submit").put("title", CardText.label(offer.label(), 60)).put("style", "positive");
    submit.set("data", object().put("offer", offer.id()).put("press", press));
    body.add(CardJson.actions(List.of(submit)));
    return CardJson.card(body, CardText.label(offer.label(), 60));
  }

  private static ObjectNode input(FormField field, Optional<String> value) {
    ObjectNode input = typed(typeOf(field.kind())).put("id", field.id());
    String label = CardText.label(field.label(), 100);
    if (field.kind() == FormField.Kind.TOGGLE) {
      input.put("title", label);
    } else {
      input.put("label", label);
    }
    value.ifPresent(known -> put(input, field.kind(), known));
    if (field.kind() == FormField.Kind.MULTILINE) {
      input.put("isMultiline", true);
    }
    if (field.kind() == FormField.Kind.CHOICE) {
      input.set("choices", CardJson.array(field.choices().stream().limit(200)
          .map(choice -> object().put("title", CardText.label(choice.label(), 100)).put("value", choice.value())).toList()));
      input.put("style", "compact");
    }
    if (field.required()) {
      input.put("isRequired", true).put("errorMessage", "Fill in " + label + " to go on");
    }
    return input;
  }

  private static void put(ObjectNode input, FormField.Kind kind, String value) {
    if (kind == FormField.Kind.NUMBER) {
      try {
        input.put("value", new java.math.BigDecimal(value));
      } catch (NumberFormatException noNumber) {
        // What is known does not fit the field: the person fills it in.
      }
    } else {
      input.put("value", value);
    }
  }

  private static String typeOf(FormField.Kind kind) {
    return switch (kind) {
      case TEXT, MULTILINE, PERSON -> "Input.Text";
      case CHOICE -> "Input.ChoiceSet";
      case NUMBER -> "Input.Number";
      case DATE -> "Input.Date";
      case TOGGLE -> "Input.Toggle";
    };
  }
}
