package dev.vitrine.cli;

import dev.vitrine.RunningShop;
import dev.vitrine.operations.CampaignLink;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine campaign}: tags an address of the shop with a campaign. */
@Command(
        name = "campaign",
        description =
                "Prints an address of the shop with the parameters of a campaign of campaigns.json, for links from elsewhere: utm_source, utm_medium and utm_campaign."
                        + " Says when the shop has no such page, or the campaign is over.",
        footer = {
            "  vitrine campaign /products/lamp/ spring-2026 my-shop",
            "  vitrine campaign https://shop.example/de/ spring-2026 my-shop"
        },
        mixinStandardHelpOptions = true)
final class CampaignCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "A page of the shop, with or without its host.")
    private String address;

    @Parameters(index = "1", paramLabel = "NAME", description = "The name of a campaign in campaigns.json.")
    private String name;

    @Mixin
    private SiteOptions site;

    @Override
    public Integer call() throws IOException {
        RunningShop.Told<CampaignLink> told =
                RunningShop.campaign(site.request().checkOnly().build(), address, name);
        ProblemPrinter.print(spec, told.diagnostics(), told.excerpts());
        if (told.result().isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        CampaignLink link = told.result().get();
        if (link.link().isEmpty()) {
            throw new ParameterException(spec.commandLine(), link.problem());
        }
        if (!link.remark().isEmpty()) {
            spec.commandLine().getErr().println("note: " + link.remark());
            spec.commandLine().getErr().flush();
        }
        spec.commandLine().getOut().println(link.link().get());
        spec.commandLine().getOut().flush();
        return ExitCode.SOUND;
    }
}
