package peers

import java.util.UUID
import org.http4k.core.Body
import org.http4k.core.HttpHandler
import org.http4k.core.Method.POST
import org.http4k.core.Request
import org.http4k.core.Response
import org.http4k.core.Status.Companion.ACCEPTED
import org.http4k.core.Status.Companion.BAD_REQUEST
import org.http4k.core.then
import org.http4k.core.with
import org.http4k.filter.ServerFilters
import org.http4k.format.Jackson.auto
import org.http4k.routing.bind
import org.http4k.routing.routes
import org.http4k.serverless.ApiGatewayV2LambdaFunction
import org.http4k.serverless.AppLoader

data class Contact(val name: String, val email: String, val message: String)

data class Accepted(val reference: String)

/** A handler is a value, behind http4k's own function for this trigger. */
object Form : AppLoader {
    private val contact = Body.auto<Contact>().toLens()
    private val accepted = Body.auto<Accepted>().toLens()
    private val mails = mutableListOf<Contact>()

    override fun invoke(environment: Map<String, String>): HttpHandler =
        ServerFilters.CatchLensFailure.then(
            routes(
                "/contact" bind POST to { request: Request ->
                    val form = contact(request)
                    if (form.message.isBlank()) {
                        Response(BAD_REQUEST)
                    } else {
                        synchronized(mails) { mails.add(form) }
                        Response(ACCEPTED).with(accepted of Accepted(UUID.randomUUID().toString()))
                    }
                }
            )
        )
}

class Http4kContactForm : ApiGatewayV2LambdaFunction(Form)
