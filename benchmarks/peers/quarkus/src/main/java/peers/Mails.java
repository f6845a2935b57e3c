package peers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
public class Mails {
    private final List<QuarkusContactForm.Contact> mails = new ArrayList<>();

    synchronized void add(QuarkusContactForm.Contact contact) {
        mails.add(contact);
    }
}
