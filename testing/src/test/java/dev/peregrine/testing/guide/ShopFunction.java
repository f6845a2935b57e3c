package dev.peregrine.testing.guide;

import dev.peregrine.aws.LambdaFunction;

// snippet: entry-point
public final class ShopFunction extends LambdaFunction {
    public ShopFunction() {
        super(new Shop());
    }
}
// end
