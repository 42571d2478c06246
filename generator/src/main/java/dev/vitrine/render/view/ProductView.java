package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * A product: {@code product} in {@code product.ftlh}.
 *
 * @param id its id
 * @param title its name
 * @param brand its brand
 * @param summary one or two sentences; its text may be empty
 * @param description its long text
 * @param images its pictures
 * @param options what a shopper chooses; empty when there is only one variant without options
 * @param variants at least one, the selected one included
 * @param selected the variant shown without script: the first that can be bought
 * @param facts rows of the specification table
 * @param warnings safety warnings
 * @param manufacturer name and address; may be empty
 * @param responsiblePerson name and address; may be empty
 * @param maker who makes it, when that is stated
 * @param responsible who is responsible for it in the European Union, when that is stated
 * @param composition fibres of a textile, a line for each part
 * @param smallParts ids of cautionary statements, in markets of the United States: {@code small-parts}, {@code marble} and others
 * @param prop65 what California wants shoppers to be warned of, in markets of the United States
 * @param disclosures what is said of some kinds of goods where they are sold
 * @param origin name of the country it is made in; may be empty
 * @param related products like it
 * @param complementary products that go with it
 * @param similar products like it that nobody wrote down, most similar first; none that stands in the two lists before
 * @param rating what shoppers think of it
 * @param reviews newest first
 * @param sizeGuide the page that tells which size fits
 * @param inquiry terms for quotes, where the market takes inquiries
 * @param quantity how many pieces a cart line may hold
 */
public record ProductView(
        String id,
        TextView title,
        String brand,
        TextView summary,
        Optional<ProseView> description,
        List<ImageView> images,
        List<OptionView> options,
        List<VariantView> variants,
        VariantView selected,
        List<FactView> facts,
        List<TextView> warnings,
        String manufacturer,
        String responsiblePerson,
        Optional<PartyView> maker,
        Optional<PartyView> responsible,
        List<String> composition,
        List<String> smallParts,
        Optional<Prop65View> prop65,
        DisclosuresView disclosures,
        String origin,
        List<ProductCardView> related,
        List<ProductCardView> complementary,
        List<ProductCardView> similar,
        Optional<RatingView> rating,
        List<ReviewView> reviews,
        Optional<LinkView> sizeGuide,
        Optional<InquiryView> inquiry,
        QuantityView quantity) {}
